package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.engine.Planned;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLinks;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.ConfigException;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.ReusedHub;
import org.tallystick.store.jdbc.simulation.Faults;

/** MIG-1, MIG-2, MIG-6, MIG-7: two posting systems behind one port. */
class RoutingTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);

    private static final Routing LEGACY_ONLY = routing("all: { system: legacy }", "[DE]");
    /** The other system stays behind the port. */
    private static final Routing LEGACY_AGAIN =
            routing("all: { system: legacy }\n  new: { projects: NONE, system: dynamics }", "[DE]");

    private static final Routing CUT_OVER = routing("""
            before: { until: 2026-07-01, system: legacy }
              since:  { from: 2026-07-01, system: dynamics }""", "[DE]");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final Erp legacy = new Erp();
    private final Erp dynamics = new Erp();
    private final ScriptedDecider decider = new ScriptedDecider();

    /** What one ERP keeps. An invoice names its customer. */
    private record Erp(
            PaperTarget<Customer> customers, PaperTarget<Invoice> invoices, PaperTarget<CreditMemo> credits) {

        Erp() {
            this(
                    new PaperTarget<Customer>().upserting(),
                    new PaperTarget<Invoice>().upserting().naming(invoice -> List.of(invoice.billTo())),
                    new PaperTarget<CreditMemo>().upserting().naming(memo -> List.of(memo.original())));
        }

        PaperSystem system() {
            return new PaperSystem()
                    .writing(RecordType.CUSTOMER, customers)
                    .writing(RecordType.INVOICE, invoices)
                    .writing(RecordType.CREDIT_MEMO, credits);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void mig2_aDocumentGoesToTheSystemOfItsOwnDateAndToNoOther() {
        customer();
        puts(invoice("I1", "DE", MAY));
        puts(invoice("I2", "DE", JULY));

        assertThat(run(CUT_OVER, AUGUST).exceptions()).isEmpty();

        assertThat(Rounds.keys(legacy.invoices)).containsExactly("I1");
        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I2");
    }

    /** What documents are about is in each system. */
    @Test
    void mig1_aCustomerGoesToEachSystemBehindThePort() {
        customer();

        run(CUT_OVER, AUGUST);

        assertThat(Rounds.keys(legacy.customers)).containsExactly("C1");
        assertThat(Rounds.keys(dynamics.customers)).containsExactly("C1");
    }

    @Test
    void mig2_aDocumentOfNoRouteIsAnExceptionWithAnOwnerUntilTheRoutingHasOne() {
        customer();
        puts(invoice("I1", "FR", MAY));

        Run first = run(CUT_OVER, AUGUST);

        assertThat(first.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("NO_ROUTE");
            assertThat(found.owner()).isNotEmpty();
            assertThat(found.message()).contains("hub/invoice/I1", "port erp", "legal entity FR on 2026-05-31");
        });
        assertThat(first.waiting().get("erp/invoice")).containsOnlyKeys("I1");
        assertThat(legacy.invoices.kept()).isEmpty();
        assertThat(dynamics.invoices.kept()).isEmpty();

        Run second = run(routing("all: { system: dynamics }", "[DE, FR]"), SEPTEMBER);

        assertThat(second.exceptions()).isEmpty();
        assertThat(second.waiting()).isEmpty();
        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I1");
    }

    /** It is told once, with the first of the systems. */
    @Test
    void mig2_aDocumentOfNoRouteThatIsDiscardedIsMissingUntilItGoesAfterAll() {
        customer();
        puts(invoice("I1", "FR", MAY));
        run(CUT_OVER, AUGUST);
        ExceptionDesk desk = engine(CUT_OVER).exceptions();
        desk.discard(1, "Ada", "no company there");

        Run discarded = run(CUT_OVER, SEPTEMBER);
        desk.replay(1, "Ada", "there is one now");
        Run replayed = run(routing("all: { system: dynamics }", "[DE, FR]"), OCTOBER);

        assertThat(discarded.exceptions()).isEmpty();
        assertThat(discarded.breaks())
                .singleElement()
                .asString()
                .contains("invoice I1", "dynamics does not have it: Ada discarded its delivery (no company there)");
        assertThat(replayed.breaks()).isEmpty();
        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I1");
    }

    @Test
    void aPersonDiscardsADocumentOfNoRoute() {
        customer();
        puts(invoice("I1", "FR", MAY));
        run(CUT_OVER, AUGUST);
        engine(CUT_OVER).exceptions().discard(1, "Ada", "billed by hand");
        assertThat(run(CUT_OVER, SEPTEMBER).exceptions()).isEmpty();

        run(routing("all: { system: dynamics }", "[DE, FR]"), OCTOBER);

        assertThat(dynamics.invoices.kept()).isEmpty();
    }

    /** An invoice on two projects that the routing parts can be posted in one system only. */
    @Test
    void mig2_aDocumentThatTheRoutingPartsIsAnException() {
        customer();
        puts(FirmStories.invoice("I1", AUGUST, "400.00"));
        Invoice one = FirmStories.invoice("I2", AUGUST, "400.00");
        puts(InvoiceBuilder.builder(one)
                .links(new InvoiceLinks(null, new Ref<>("psa", RecordType.PROJECT, "P2"), List.of(), List.of()))
                .build());

        Run run = run(routing("""
                all:   { system: legacy }
                  pilot: { projects: P1, system: dynamics }""", "[DE]"), AUGUST);

        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I1");
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("ROUTE_PARTED");
        assertThat(run.exceptions().get(0).message())
                .contains("rule all brings project P2 to legacy", "rule pilot brings project P1 to dynamics");
    }

    /** MIG-7: by its own date it would go to the new one, which does not have the invoice. */
    @Test
    void mig7_aCreditMemoGoesWhereItsInvoiceIsWhateverTheRoutingSaysNow() {
        customer();
        puts(invoice("I1", "DE", MAY));
        run(LEGACY_ONLY, AUGUST);
        puts(credit("I1", JULY));

        Run run =
                run(routing("all: { system: dynamics }\n  old: { projects: NONE, system: legacy }", "[DE]"), SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(Rounds.keys(legacy.credits)).containsExactly("C-I1");
        assertThat(dynamics.credits.kept()).isEmpty();
    }

    /** A system that is behind the port no more is remembered: nothing of it is posted elsewhere. */
    @Test
    void mig7_aCreditMemoOfAnInvoiceInASystemThatLeftThePortIsAnException() {
        customer();
        puts(invoice("I1", "DE", MAY));
        run(LEGACY_ONLY, AUGUST);
        puts(credit("I1", JULY));

        Run run = run(routing("all: { system: dynamics }", "[DE]"), SEPTEMBER);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("NO_ROUTE");
        assertThat(run.exceptions().get(0).message()).contains("it belongs to legacy, which is not behind it");
        assertThat(dynamics.credits.kept()).isEmpty();
    }

    /** It has it still, though nothing is posted there any more: what it bills would be billed beside it. */
    @Test
    void whatASystemThatLeftThePortHasIsNotWithdrawn() {
        Invoice invoice = invoice("I1", "DE", MAY);
        customer();
        puts(invoice);
        run(LEGACY_ONLY, AUGUST);
        decider.on(
                "withdrawal", () -> Decision.builder().withdraw(invoice.ref()).build());

        Run run = run(routing("all: { system: dynamics }", "[DE]"), SEPTEMBER);

        assertThat(run.exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("legacy has hub/invoice/I1"));
    }

    /** Made together, the credit follows where its invoice will go. */
    @Test
    void mig7_aCreditMemoOfADocumentThatIsStillToBeSentGoesWithIt() {
        customer();
        decider.on(
                "1",
                () -> Decision.builder()
                        .put(credit("I1", JULY))
                        .put(invoice("I1", "DE", MAY))
                        .build());

        assertThat(run(CUT_OVER, AUGUST).exceptions()).isEmpty();

        assertThat(Rounds.keys(legacy.credits)).containsExactly("C-I1");
        assertThat(dynamics.credits.kept()).isEmpty();
    }

    @Test
    void whatWasDeliveredStaysWhereItIsWhateverTheRoutingSaysNow() {
        customer();
        puts(invoice("I1", "DE", JULY));
        run(LEGACY_ONLY, AUGUST);

        run(CUT_OVER, SEPTEMBER);

        assertThat(Rounds.keys(legacy.invoices)).containsExactly("I1");
        assertThat(legacy.invoices.calls()).hasSize(1);
        assertThat(dynamics.invoices.kept()).isEmpty();
    }

    /** MIG-6: back before the first document is posted there, and nothing is lost. */
    @Test
    void mig6_aCutOverIsTakenBackForWhatNoSystemHasHeardOf() {
        puts(invoice("I1", "DE", JULY));
        assertThat(run(CUT_OVER, AUGUST).exceptions()).extracting(Finding::code).containsExactly("WAITS_FOR");
        customer();

        Run back = run(LEGACY_ONLY, SEPTEMBER);

        assertThat(back.exceptions()).isEmpty();
        assertThat(Rounds.keys(legacy.invoices)).containsExactly("I1");
        assertThat(dynamics.invoices.calls()).isEmpty();
    }

    /** What was refused there may be there: a person says what becomes of it. */
    @Test
    void mig6_whatWasSentThereStaysThereWhateverBecameOfIt() {
        customer();
        puts(invoice("I1", "DE", JULY));
        dynamics.invoices.meets("I1", Fate.refused());
        run(CUT_OVER, AUGUST);

        run(LEGACY_AGAIN, SEPTEMBER);

        assertThat(legacy.invoices.calls()).isEmpty();
        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I1");
    }

    /** It looks as if it were planned anew, since the target could not be asked; what was refused is remembered all the same. */
    @Test
    void mig6_whatWasRefusedThereStaysThereWhenItIsToBeTriedAgain() {
        customer();
        puts(invoice("I1", "DE", JULY));
        dynamics.invoices.meets("I1", Fate.refused());
        run(CUT_OVER, AUGUST);
        dynamics.invoices.fallsSilent();
        run(CUT_OVER, SEPTEMBER);
        dynamics.invoices.speaksAgain();

        run(LEGACY_ONLY, OCTOBER);

        assertThat(legacy.invoices.calls()).isEmpty();
    }

    /** Nobody asked the system to take it: a routing that was wrong can be mended before anything is created. */
    @Test
    void mig6_whatWaitsForLeaveToBeCreatedGoesWhereTheRoutingSaysNow() {
        customer();
        puts(invoice("I1", "DE", JULY));
        puts(invoice("I2", "DE", JULY));
        assertThat(engine(CUT_OVER, 1).run(AUGUST).exceptions())
                .extracting(Finding::code)
                .containsExactly("CREATES_HELD");

        Run run = run(LEGACY_ONLY, SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(Rounds.keys(legacy.invoices)).containsExactlyInAnyOrder("I1", "I2");
        assertThat(dynamics.invoices.calls()).isEmpty();
    }

    /** F-DUP-01: that it is wanted again does not say that it never arrived. */
    @Test
    void mig6_whatMayBeThereStaysThoughItWasDiscardedAndReplayed() {
        customer();
        puts(invoice("I1", "DE", JULY));
        dynamics.invoices.meets("I1", Fate.replyLost());
        dynamics.invoices.fallsSilentAfter(1);
        run(CUT_OVER, AUGUST);
        Tallystick before = engine(CUT_OVER);
        ExceptionCase unknown = before.exceptions().find(CaseFilter.open(), 0, 10).stream()
                .filter(each -> each.subject().equals("dynamics/invoice/I1"))
                .findFirst()
                .orElseThrow();
        before.exceptions().discard(unknown.id(), "Ada", "entered by hand");
        before.advance();
        before.exceptions().replay(unknown.id(), "Ada", "it was not");
        before.advance();
        dynamics.invoices.speaksAgain();
        time.pass(Duration.ofHours(1));

        Run run = run(LEGACY_AGAIN, SEPTEMBER);

        assertThat(legacy.invoices.calls()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I1");
    }

    /** A project of a legal entity is of no use where that has no documents, and its subsidiary is not known there. */
    @Test
    void mig1_aProjectGoesToTheSystemsOfItsLegalEntityOnly() {
        PaperTarget<Project> ofLegacy = new PaperTarget<>();
        PaperTarget<Project> ofDynamics = new PaperTarget<>();
        puts(project("P1", "DE"));
        puts(project("P2", "US"));
        puts(project("P3", null));

        Bench.engine(store, time)
                .withRouting(Routing.parse("""
                        routing: erp
                        types: invoice
                        legalEntities: [DE, US]
                        rules:
                          de: { legalEntities: DE, system: legacy }
                          us: { legalEntities: US, system: dynamics }
                        """, "routing.yaml"))
                .withSystem("legacy", legacy.system().writing(RecordType.PROJECT, ofLegacy))
                .withSystem("dynamics", dynamics.system().writing(RecordType.PROJECT, ofDynamics))
                .deliver(RecordType.PROJECT, to("erp"))
                .deliver(RecordType.INVOICE, to("erp"))
                .decide(decider)
                .build()
                .run(AUGUST);

        assertThat(Rounds.keys(ofLegacy)).containsExactly("P1", "P3");
        assertThat(Rounds.keys(ofDynamics)).containsExactly("P2", "P3");
    }

    private static Project project(String id, @Nullable String legalEntity) {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.PROJECT, id)))
                .name(id)
                .legalEntity(legalEntity == null ? null : entity(legalEntity))
                .build();
    }

    /** A customer that was delivered long ago is needed behind the port's new system too. */
    @Test
    void mig6_whatThePortHadBeforeIsBroughtToASystemThatIsNewBehindIt() {
        decider.on(
                "C1",
                () -> Decision.builder()
                        .put(Papers.customer("C1", "Acme"))
                        .deliver(Papers.customerRef("crm", "C1"), "erp", Map.of())
                        .build());
        run(LEGACY_ONLY, AUGUST);
        decider.on("C1", Decision.builder()::build);
        puts(invoice("I1", "DE", JULY));

        assertThat(run(CUT_OVER, SEPTEMBER).exceptions()).isEmpty();

        assertThat(Rounds.keys(dynamics.customers)).containsExactly("C1");
        assertThat(Rounds.keys(dynamics.invoices)).containsExactly("I1");
    }

    @Test
    void theVersionOfTheRoutingStandsInTheAuditTrailBesideThePlace() {
        customer();
        puts(invoice("I1", "DE", JULY));

        run(CUT_OVER, AUGUST);

        assertThat(store.<List<String>>inTransaction(tx -> tx.audit().entries(0, Long.MAX_VALUE, 100).stream()
                        .map(entry -> entry.text())
                        .filter(text -> text.contains(Kind.DECISION + "\trouting/erp\tdynamics"))
                        .toList()))
                .singleElement()
                .asString()
                .endsWith(CUT_OVER.version());
    }

    @Test
    void planShowsWhereADocumentWouldGo() {
        customer();
        puts(invoice("I1", "DE", JULY));

        assertThat(engine(CUT_OVER).plan(AUGUST))
                .filteredOn(planned -> planned.type().equals("invoice"))
                .extracting(Planned::target)
                .containsExactly("dynamics");
        assertThat(dynamics.invoices.calls()).isEmpty();
    }

    /** MIG-1: the same processes, with one ERP and with a second one behind its name. */
    @ParameterizedTest
    @EnumSource
    void mig1_processesGoAsWithOneErpWhenASecondIsAdded(FirmStories story) {
        String one = story.play(new Rounds(ReusedHub.empty(), Faults.NONE, FirmStories.definitions()));
        Rounds two = new Rounds(ReusedHub.empty(), Faults.NONE, FirmStories.definitions())
                .behind(routing("all: { system: erp-2 }\n  old: { projects: OLD, system: legacy }", "[DE]"));

        assertThat(story.play(two).replace("to erp-2", "to erp")).isEqualTo(one);
        assertThat(two.legacyInvoices.calls()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(catchThrowableOfType(
                                ConfigException.class,
                                () -> Bench.engine(store, time)
                                        .withRouting(CUT_OVER)
                                        .withSystem("erp", dynamics.system())
                                        .withSystem("legacy", legacy.system())
                                        .deliver(RecordType.INVOICE, to("erp"))
                                        .deliver(RecordType.INVOICE, to("legacy"))
                                        .build())
                        .faults())
                .contains(
                        "The port of the routing is called 'erp', and so is a system: give each its own name",
                        "A flow brings invoice to 'legacy', which is behind the port 'erp': deliver to the port only",
                        "The routing says where credit-memo goes, and no flow brings it there: declare deliver(…, to(\"erp\"))",
                        "A flow names the system 'dynamics': add it with withSystem(…)");
    }

    private static Routing routing(String rules, String legalEntities) {
        return Routing.parse("""
                routing: erp
                types: [invoice, credit-memo]
                legalEntities: %s
                rules:
                  %s
                """.formatted(legalEntities, rules), "routing.yaml");
    }

    private Tallystick engine(Routing routing) {
        return engine(routing, Integer.MAX_VALUE);
    }

    private Tallystick engine(Routing routing, int creates) {
        return Bench.engine(store, time)
                .withRouting(routing)
                .withSystem("legacy", legacy.system())
                .withSystem("dynamics", dynamics.system())
                .deliver(RecordType.CUSTOMER, to("erp"))
                .deliver(RecordType.INVOICE, to("erp").creatingAtMost(creates))
                .deliver(RecordType.CREDIT_MEMO, to("erp"))
                .reconcileInvoices("erp")
                .decide(decider)
                .build();
    }

    private Run run(Routing routing, YearMonth period) {
        return engine(routing).run(period);
    }

    private void customer() {
        puts(Papers.customer("C1", "Acme"));
    }

    private void puts(Entity record) {
        decider.puts(record.ref().toString(), record);
    }

    private static Invoice invoice(String id, String legalEntity, LocalDate day) {
        return InvoiceBuilder.builder(Papers.invoice(id, "100.00"))
                .legalEntity(entity(legalEntity))
                .issueDate(day)
                .build();
    }

    private static CreditMemo credit(String invoice, LocalDate day) {
        return CreditMemoBuilder.builder(Papers.creditMemo(invoice, "100.00"))
                .issueDate(day)
                .build();
    }

    private static Ref<LegalEntity> entity(String code) {
        return new Ref<>("hub", RecordType.LEGAL_ENTITY, code);
    }
}
