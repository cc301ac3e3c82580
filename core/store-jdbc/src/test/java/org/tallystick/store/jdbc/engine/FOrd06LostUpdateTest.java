package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Query;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryBudget;
import org.tallystick.engine.retry.RetryPolicy;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * F-ORD-06: two write one record, the hub the name, which the CRM owns, and a user of the ERP the legal name, which the ERP owns. The user is quick:
 * of many customers half are changed before the hub writes, and while its connector is between reading and writing.
 */
class FOrd06LostUpdateTest {

    private static final int MANY = 500;
    private static final int FEW = 50;
    private static final int TRIES = 4;
    private static final ReadCapabilities PAGES =
            new ReadCapabilities(true, DeleteMode.TOMBSTONE, Duration.ZERO, Duration.ZERO, 200);

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> crm = new PaperSource<>();
    private final BothWays erp = new BothWays("erp", UnaryOperator.identity(), true);
    private final Random chance = new Random(17);
    private final Map<String, String> said = new TreeMap<>();
    private final Map<String, String> typed = new TreeMap<>();
    private YearMonth period = AUGUST;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatSomebodyChangedMeanwhileIsTriedAgainAndNeitherChangeIsLost() {
        erp.rereading(true, this::perhapsTypes);
        Run last = play(MANY);

        assertThat(erp.writes()).hasSizeGreaterThan(1_000);
        assertThat(erpNames()).isEqualTo(said);
        assertThat(erpLegalNames()).isEqualTo(typed).hasSizeGreaterThan(MANY / 2);
        assertThat(hubHolds()).as("customers of the hub with both changes").isEqualTo(MANY);
        assertThat(last.waiting()).isEmpty();
        assertThat(last.exceptions()).isEmpty();
    }

    /** The protection switched off: the connector does not ask whether somebody changed it, and what the user typed is gone. */
    @Test
    void withoutAVersionTheUsersChangeIsLost() {
        erp.rereading(false, this::perhapsTypes);
        play(FEW);

        assertThat(erpNames()).isEqualTo(said);
        assertThat(erpLegalNames()).isNotEqualTo(typed);
    }

    @Test
    void whatIsChangedAtEachTryIsLeftToTheNextRun() {
        Tallystick tally = engine();
        says("C1", 1, "Acme");
        run(tally);
        says("C1", 2, "Acme & Sons");
        erp.writes().clear();
        erp.rereading(true, key -> erp.renamesLegally(key, "Ltd"));

        Run run = run(tally);

        assertThat(erp.writes()).hasSize(TRIES);
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("412");
        erp.rereading(true, key -> {});
        assertThat(run(tally).exceptions()).isEmpty();
        assertThat(erp.name("C1")).isEqualTo("Acme & Sons");
        assertThat(erp.legalName("C1")).isEqualTo("Ltd");
    }

    /** What the last of four runs says, in the last two of which the user rests. */
    private Run play(int many) {
        Tallystick tally = engine();
        for (int i = 0; i < many; i++) {
            says("C" + i, 1, "Acme " + i);
        }
        run(tally);
        for (int i = 0; i < many; i++) {
            says("C" + i, 2, "Acme & Sons " + i);
            perhapsTypes("C" + i);
        }
        run(tally);
        erp.rereading(true, key -> {});
        run(tally);
        return run(tally);
    }

    private void says(String key, long version, String name) {
        crm.says(Papers.account(key, version, name));
        said.put(key, name);
    }

    /** A customer that is there is given another legal name, every other time. */
    private void perhapsTypes(String key) {
        if (!erp.name(key).isEmpty() && chance.nextBoolean()) {
            String legalName = "Ltd " + chance.nextInt(MANY);
            erp.renamesLegally(key, legalName);
            typed.put(key, legalName);
        }
    }

    private Tallystick engine() {
        Limits patient = Limits.builder()
                .withRetryBudget(new RetryBudget(100, 10 * MANY))
                .build();
        return Bench.engine(store, new ManualTime(10 * MANY))
                .withOwnership(Ownership.parse("""
                        ownership: test
                        rules:
                          customers: { type: customer, owner: crm }
                          legal:     { type: customer, fields: legalName, owner: erp }
                        """, "test"))
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm, PAGES))
                .withSystem("erp", erp)
                .withLimits("erp", patient)
                .withRetry(RetryPolicy.builder()
                        .withMaxAttempts(TRIES)
                        .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(2))
                        .build())
                .ingest(RecordType.CUSTOMER, from("crm"))
                .ingest(RecordType.CUSTOMER, from("erp"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
    }

    private Run run(Tallystick tally) {
        Run run = tally.run(period);
        period = period.plusMonths(1);
        return run;
    }

    private Map<String, String> erpNames() {
        Map<String, String> names = new TreeMap<>();
        said.keySet().forEach(key -> names.put(key, erp.name(key)));
        return names;
    }

    private Map<String, String> erpLegalNames() {
        Map<String, String> names = new TreeMap<>();
        typed.keySet().forEach(key -> names.put(key, String.valueOf(erp.legalName(key))));
        return names;
    }

    private long hubHolds() {
        Query hub = engine().query();
        return said.keySet().stream()
                .flatMap(key -> hub.find(Papers.customerRef("crm", key)).stream())
                .filter(customer -> customer.name()
                                .equals(said.get(customer.ref().id()))
                        && Objects.equals(
                                customer.legalName(), typed.get(customer.ref().id())))
                .count();
    }
}
