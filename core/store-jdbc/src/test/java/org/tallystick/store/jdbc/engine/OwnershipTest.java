package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Views.ViewRow;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Draft;
import org.tallystick.store.jdbc.JdbcStore;

/** Several systems speak of one record: what stands of each field the ownership rules say (OWN-1 … OWN-6). */
class OwnershipTest {

    private static final String RULES = """
            ownership: test
            rules:
              customers: { type: customer, owner: crm, policy: %s }
              legal:     { type: customer, fields: legalName, owner: erp }
            """;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> crm = new PaperSource<>();
    private final BothWays erp = new BothWays("erp", UnaryOperator.identity(), true);
    private final BothWays psa = new BothWays("psa", name -> name.toLowerCase(Locale.ROOT), true);
    private final ManualTime time = new ManualTime();
    private String policy = "owner";
    private YearMonth period = AUGUST;
    private long version = 1;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void own1_aChangeByWhoDoesNotOwnTheFieldIsRefusedAndGoesNowhere() {
        Tallystick tally = withAcme();
        erp.renames("C1", "Renamed");

        Run run = run(tally);

        assertThat(seen()).contains("\"Acme\"").doesNotContain("Renamed");
        assertThat(psa.writes()).containsExactly("Acme");
        assertThat(erp.writes()).containsExactly("Acme");
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("NOT_OWNER");
            assertThat(found.owner()).isEqualTo("crm");
            assertThat(found.subject()).isEqualTo("crm/customer/C1#name");
            assertThat(found.message()).isEqualTo("erp sets name to 'Renamed', which crm owns: it stays 'Acme'");
            assertThat(found.details()).containsEntry("rule", "customers").containsKey("ownership");
        });
    }

    @Test
    void own1_theExceptionStaysUntilTheChangeIsTakenBack() {
        Tallystick tally = withAcme();
        erp.renames("C1", "Renamed");
        run(tally);
        erp.renamesLegally("C1", "Acme Ltd");
        assertThat(run(tally).exceptions()).extracting(Finding::code).containsExactly("NOT_OWNER");

        erp.renames("C1", "Acme");

        assertThat(run(tally).exceptions()).isEmpty();
        assertThat(seen()).contains("Acme Ltd");
    }

    @Test
    void own1_theOwnersChangeIsTakenGoesToTheOthersAndNotBack() {
        Tallystick tally = withAcme();
        erp.renamesLegally("C1", "Acme Ltd");

        Run run = run(tally);
        run(tally);

        assertThat(seen()).contains("Acme Ltd");
        assertThat(psa.legalName("C1")).isEqualTo("Acme Ltd");
        assertThat(erp.writes()).hasSize(1);
        assertThat(psa.writes()).hasSize(2);
        assertThat(run.exceptions()).isEmpty();
    }

    @Test
    void own4_whatTwoSystemsShowOfOurWritesIsNoChange() {
        Tallystick tally = withAcme();

        Run second = run(tally);
        run(tally);

        assertThat(second.ingested())
                .containsEntry("erp/customer", new Ingested(1, 0, 1, 0))
                .containsEntry("psa/customer", new Ingested(1, 0, 1, 0));
        assertThat(record().version()).isEqualTo(1);
        assertThat(erp.writes()).hasSize(1);
        assertThat(psa.writes()).hasSize(1);
    }

    @Test
    void own5_concurrentChangesOfDifferentFieldsMergeEverywhere() {
        Tallystick tally = withAcme();
        crmSays("Acme Inc");
        erp.renamesLegally("C1", "Acme Ltd");
        run(tally);
        Run last = run(tally);

        assertThat(seen()).contains("Acme Inc", "Acme Ltd");
        assertThat(List.of(erp.name("C1"), psa.name("C1"))).containsExactly("Acme Inc", "acme inc");
        assertThat(List.of(erp.legalName("C1"), psa.legalName("C1"))).containsOnly("Acme Ltd");
        assertThat(last.exceptions()).isEmpty();
        assertThat(erp.writes()).hasSize(2);
    }

    @Test
    void own5_concurrentChangesOfOneFieldAreOneConflictThatAPersonSettles() {
        policy = "ask";
        Tallystick tally = withAcme();
        crmSays("Acme Inc");
        erp.renames("C1", "Acme Corp");

        Run run = run(tally);
        Run again = run(tally);

        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("CONFLICT");
            assertThat(found.owner()).isEqualTo("crm");
            assertThat(found.details())
                    .containsEntry("base", "'Acme'")
                    .containsEntry("ours", "'Acme Inc'")
                    .containsEntry("theirs", "'Acme Corp'");
        });
        assertThat(again.exceptions()).isEqualTo(run.exceptions());
        assertThat(erp.name("C1")).isEqualTo("Acme Corp");

        crmSays("Acme Corp");
        run(tally);

        assertThat(run(tally).exceptions()).isEmpty();
        assertThat(psa.name("C1")).isEqualTo("acme corp");
    }

    /** What was held back with the question goes out when the question is settled. */
    @Test
    void own5_whenASystemGivesInItGetsWhatItHasMissed() {
        Tallystick tally =
                engine(Ownership.parse("{ownership: t, rules: {c: {type: customer, owner: crm, policy: ask}}}", "t"));
        crmSays("Acme");
        run(tally);
        CustomerBuilder named = Papers.builder("crm", "C1").name("Acme Inc").legalName("Acme Ltd");
        crm.says(Papers.account("C1", version++, Draft.of(Papers.customerRef("crm", "C1"), named), "Acme Inc"));
        erp.renames("C1", "Acme Corp");
        run(tally);
        assertThat(erp.legalName("C1")).isNull();

        erp.renames("C1", "Acme Inc");
        Run settled = run(tally);

        assertThat(settled.exceptions()).isEmpty();
        assertThat(erp.legalName("C1")).isEqualTo("Acme Ltd");
    }

    /** OWN-2: after the cutover the same change is the owner's, and the other side's is refused. */
    @Test
    void own2_theOwnerChangesOnADayAndBothSidesBehaveAccordingly() {
        Ownership cutover = Ownership.parse(
                """
                ownership: cutover
                rules:
                  before: { type: customer, fields: name, owner: crm, until: %s }
                  since:  { type: customer, fields: name, owner: erp, from: %<s }
                """.formatted(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC)
                        .plusDays(2)),
                "cutover");
        Tallystick tally = engine(cutover);
        crmSays("Acme");
        run(tally);
        erp.renames("C1", "Too early");
        assertThat(run(tally).exceptions()).extracting(Finding::owner).containsExactly("crm");
        erp.renames("C1", "Acme");
        assertThat(run(tally).exceptions()).isEmpty();

        time.pass(Duration.ofDays(3));
        erp.renames("C1", "In time");
        crmSays("Too late");
        Run run = run(tally);

        assertThat(seen()).contains("In time");
        assertThat(run.exceptions())
                .extracting(Finding::code, Finding::owner)
                .containsExactly(tuple("NOT_OWNER", "erp"));
    }

    @Test
    void whatASystemShowsInAFormOfItsOwnIsNotPartOfItsChange() {
        Tallystick tally = withAcme();
        psa.renamesLegally("C1", "psa's idea");

        assertThat(run(tally).exceptions())
                .extracting(Finding::code, Finding::subject)
                .containsExactly(tuple("NOT_OWNER", "crm/customer/C1#legalName"));
        assertThat(seen()).contains("\"Acme\"");
    }

    /** The answer is lost: what the system shows may be the write before, which is no change of its own. */
    @Test
    void own4_whatWasSentBeforeIsNoChangeAsLongAsTheOutcomeIsNotKnown() {
        Tallystick tally = withAcme();
        run(tally);
        crmSays("Acme Inc");
        erp.isToWrite(() -> {
            throw new IllegalStateException("the request is lost");
        });
        run(tally);
        erp.renamesLegally("C1", "Acme Ltd");

        Run run = run(tally);
        erp.isToWrite(() -> {});
        run(tally);
        run(tally);

        assertThat(run.exceptions()).extracting(Finding::code).doesNotContain("NOT_OWNER", "CONFLICT");
        assertThat(seen()).contains("Acme Inc", "Acme Ltd");
        assertThat(erp.name("C1")).isEqualTo("Acme Inc");
    }

    /** The ERP may say that a customer is merged, and not into which: a merged customer without a survivor is none. */
    @Test
    void whatCannotBePutTogetherIsNotTaken() {
        Tallystick tally = engine(Ownership.parse("""
                ownership: t
                rules:
                  c: { type: customer, owner: crm }
                  s: { type: customer, fields: status, owner: erp }
                """, "t"));
        crmSays("Acme");
        run(tally);
        erp.merges("C1", "C2");

        Run run = run(tally);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("CUSTOMER_SURVIVOR");
        assertThat(record().version()).isEqualTo(1);
    }

    /** Ownership comes later: what the hub had sent before is known by its fingerprint. */
    @Test
    void aHubThatWasFilledWithoutRulesGoesOnWithThem() {
        Tallystick before = engine(Ownership.none());
        crmSays("Acme");
        run(before);
        assertThat(views()).isEmpty();

        Tallystick tally = engine(Ownership.parse(RULES.formatted("owner"), "test"));
        run(tally);
        assertThat(psa.writes()).hasSize(1);
        psa.renames("C1", "renamed");
        Run run = run(tally);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("NOT_OWNER");
        assertThat(seen()).contains("\"Acme\"");
    }

    @Test
    void theRecordGoesWithItsHome() {
        Tallystick tally = withAcme();
        erp.renamesLegally("C1", "Acme Ltd");
        run(tally);

        assertThat(record().flow()).isEqualTo("crm/customer");
        assertThat(record().documentId()).isEqualTo("C1");
    }

    @Test
    void rulesThatNameASystemThatIsNotThereAreRefused() {
        Ownership misspelt = Ownership.parse(
                "{ownership: t, systems: {erp: [netsuite]}, rules: {c: {type: customer, owner: erp}}}", "t");

        assertThatThrownBy(() -> engine(misspelt))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("The ownership rules name the system 'netsuite', which is not added");
    }

    /** OWN-1: what its owner does not speak of would be nobody's, and whoever is read last right. */
    @Test
    void anOwnerThatNoSystemPlaysIsRefused() {
        Ownership misspelt = Ownership.parse("""
                ownership: t
                systems: { epr: [erp] }
                rules:
                  c: { type: customer, owner: crm }
                  l: { type: customer, fields: [legalName, terms], owner: finance }
                  p: { type: project, owner: nobody }                             # nobody speaks of projects here
                """, "t");

        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> engine(misspelt));

        assertThat(refused.faults())
                .containsExactly(
                        "The ownership rule 'l' says that 'finance' owns customer, and no system that is added is called so or plays it: name its systems under 'systems', or correct the rule");
    }

    /** The usual split knows four systems, of which a firm may add one after the other. */
    @Test
    void ofTheUsualOwnersSomeMayComeLater() {
        assertThat(Bench.engine(store, time)
                        .withOwnership(Ownership.defaults())
                        .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                        .withSystem("psa", psa)
                        .ingest(RecordType.CUSTOMER, from("crm"))
                        .ingest(RecordType.CUSTOMER, from("psa"))
                        .build())
                .isNotNull();
    }

    /** Systems of other names need a file that says who plays which role. */
    @Test
    void theUsualOwnersAreNoneIfNoneOfThemIsThere() {
        TallystickBuilder builder = Bench.engine(store, time)
                .withOwnership(Ownership.defaults())
                .withSystem("salesforce", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem("certinia", psa)
                .ingest(RecordType.CUSTOMER, from("salesforce"))
                .ingest(RecordType.CUSTOMER, from("certinia"));

        assertThat(catchThrowableOfType(ConfigException.class, builder::build).faults())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("The ownership rule 'sale' says that 'crm' owns customer, and no system");
    }

    private Tallystick withAcme() {
        Tallystick tally = engine(Ownership.parse(RULES.formatted(policy), "test"));
        crmSays("Acme");
        run(tally);
        return tally;
    }

    private void crmSays(String name) {
        crm.says(Papers.account("C1", version++, name));
    }

    private Tallystick engine(Ownership ownership) {
        TallystickBuilder builder = Bench.engine(store, time)
                .withOwnership(ownership)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .ingest(RecordType.CUSTOMER, from("crm"));
        for (BothWays system : List.of(erp, psa)) {
            builder.withSystem(system.name(), system)
                    .ingest(RecordType.CUSTOMER, from(system.name()))
                    .deliver(RecordType.CUSTOMER, to(system.name()));
        }
        return builder.build();
    }

    private Run run(Tallystick tally) {
        Run run = tally.run(period);
        period = period.plusMonths(1);
        return run;
    }

    private RecordRow record() {
        return store.inTransaction(tx -> tx.records().page("customer", "", 10)).get(0);
    }

    private String seen() {
        return String.valueOf(record().seen());
    }

    private Map<String, Map<String, ViewRow>> views() {
        String id = record().id();
        return store.inTransaction(tx -> tx.views().find("customer", List.of(id)));
    }
}
