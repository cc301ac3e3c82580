package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.process.Deed;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessStep;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.store.jdbc.JdbcStore;

/** POL-2, POL-3, POL-4: what a policy holds or denies is not put, and whoever settles it is told. */
class PolicyTest {

    private static final String RULES = """
            policies: test
            rules:
              big:
                on: invoice
                when: { range: { totals.gross: { from: 1000 EUR } } }
                severity: %s
                owner: finance-operations
                message: An invoice of 1000 EUR or more is looked at
                remedy: ask the controller
                legalEntities: %s
                from: 2026-08-01
                until: 2026-10-01
            """;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> erp = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aHeldInvoiceIsNotPutSentOrClaimedUntilThePolicyIsSilent() {
        bills("I1", "5000.00");
        Tallystick tally = engine(policies("hold"));

        Run august = tally.run(AUGUST);
        Run september = tally.run(SEPTEMBER);

        assertThat(august.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("POLICY_HOLD");
            assertThat(found.owner()).isEqualTo("finance-operations");
            assertThat(found.subject()).isEqualTo("hub/invoice/I1#big");
            assertThat(found.message()).isEqualTo("Policy big of test: An invoice of 1000 EUR or more is looked at");
            assertThat(found.amount()).isEqualTo(Money.of("5010.00", "EUR"));
            assertThat(found.details())
                    .containsEntry("policies", policies("hold").version());
        });
        assertThat(september.exceptions()).isEqualTo(august.exceptions());
        assertThat(invoices()).isZero();
        assertThat(billed()).isZero();
        assertThat(toDoAgain()).containsExactly("I1");
        assertThat(erp.kept()).isEmpty();

        Run october = tally.run(OCTOBER);

        assertThat(october.exceptions()).isEmpty();
        assertThat(toDoAgain()).isEmpty();
        assertThat(invoices()).isEqualTo(1);
        assertThat(billed()).isEqualTo(1);
        assertThat(erp.kept()).hasSize(1);
    }

    /** A credit and its rebill are one decision: they happen together or not at all. */
    @Test
    void ifOneRecordOfADecisionIsDeniedNothingOfItIsDone() {
        decider.on(
                "1",
                () -> Decision.builder()
                        .put(Papers.invoice("small", "5.00"))
                        .put(Papers.invoice("big", "5000.00"))
                        .build());

        Run run = engine(policies("deny")).run(AUGUST);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("POLICY_DENY");
        assertThat(invoices()).isZero();
    }

    @Test
    void aWarningIsToldAndTheInvoiceGoesOut() {
        bills("I1", "5000.00");

        Run run = engine(policies("warn")).run(AUGUST);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("POLICY_WARN");
        assertThat(erp.kept()).hasSize(1);
    }

    /** A later month's decision does not put it again. */
    @Test
    void aWarningThatNobodyHasClosedStaysThroughLaterMonths() {
        bills("I1", "5000.00");
        Tallystick tally = engine(policies("warn"));
        Run august = tally.run(AUGUST);
        decider.on("I1", () -> Decision.NONE);

        Run september = tally.run(SEPTEMBER);

        assertThat(september.exceptions()).isEqualTo(august.exceptions()).hasSize(1);

        tally.exceptions().discard(onlyCase(tally), "ada", "compared with the order");
        Run october = tally.run(OCTOBER);

        assertThat(october.exceptions()).isEmpty();
        assertThat(erp.kept()).hasSize(1);
    }

    @Test
    void aWarningEndsWithItsPolicy() {
        bills("I1", "5000.00");
        engine(policies("warn")).run(AUGUST);
        decider.on("I1", () -> Decision.NONE);

        assertThat(engine(PolicySet.none()).run(SEPTEMBER).exceptions()).isEmpty();
    }

    @Test
    void aWarningEndsWithTheInvoiceThatIsWithdrawn() {
        bills("I1", "5000.00");
        Tallystick tally = Bench.engine(store, new ManualTime())
                .withPolicies(policies("warn"))
                .decide(decider)
                .build();
        assertThat(tally.run(AUGUST).exceptions()).hasSize(1);
        decider.on(
                "I1", () -> Decision.builder().withdraw(Papers.invoiceRef("I1")).build());

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
    }

    private static long onlyCase(Tallystick tally) {
        return tally.exceptions().find(CaseFilter.open(), 0, 1).get(0).id();
    }

    @Test
    void whatIsAllowedIsQuiet() {
        bills("I1", "5000.00");

        assertThat(engine(policies("allow")).run(AUGUST).exceptions()).isEmpty();
        assertThat(erp.kept()).hasSize(1);
    }

    @Test
    void aSmallInvoiceAndThatOfAnotherCompanyGoOut() {
        bills("I1", "900.00");
        bills("I2", "5000.00");

        Run run =
                engine(PolicySet.parse(RULES.formatted("hold", "[FR]"), "test")).run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThat(erp.kept()).hasSize(2);
    }

    /** The policy comes when the invoice is out: it cannot be held any more. */
    @Test
    void whatIsDoneStaysDone() {
        bills("I1", "5000.00");
        engine(PolicySet.none()).run(AUGUST);

        Run run = engine(policies("deny")).run(SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(invoices()).isEqualTo(1);
    }

    @Test
    void pol3_theVersionOfThePoliciesStandsBesideEachDecision() throws IOException {
        bills("I1", "1.00");
        PolicySet policies = policies("hold");

        engine(policies).run(AUGUST);

        Subject asked = Subject.named("policies/test", policies.version());
        assertThat(trail()).contains(asked.id(), policies.version());
        assertThat(AuditTrail.of(store).verify()).isEmpty();
    }

    @Test
    void whatAProcessPutsIsJudgedTooAndItsStepIsTriedAgain() {
        ManualTime time = new ManualTime();
        Tallystick tally = releasing(policies("deny"), time);

        Run august = tally.run(AUGUST);

        assertThat(august.exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("POLICY_DENY"));
        assertThat(invoices()).isZero();
        assertThat(tally.processes().find("I1").orElseThrow().step()).isEqualTo("put");

        time.pass(Duration.ofHours(1));
        Run october = tally.run(OCTOBER);

        assertThat(october.exceptions()).isEmpty();
        assertThat(invoices()).isEqualTo(1);
        assertThat(tally.processes().find("I1").orElseThrow().state()).isEqualTo(State.DONE);
    }

    /** POL-3: what was said, by which rule of which version, and what came of it. */
    @Test
    void whatAPolicySaysOfWhatAProcessPutsIsInTheTrail() throws IOException {
        ManualTime time = new ManualTime();
        PolicySet policies = policies("deny");
        Tallystick tally = releasing(policies, time);

        tally.run(AUGUST);
        String denied = trail();
        time.pass(Duration.ofHours(1));
        tally.run(OCTOBER);

        assertThat(denied)
                .contains("POLICY_SPOKE\tpolicies/test\tbig DENY\n"
                        + line(Papers.invoiceRef("I1").toString(), policies.version()))
                .doesNotContain("DECISION\trelease/1/put");
        assertThat(trail())
                .contains("DECISION\trelease/1/put\t2026-10\n")
                .contains(line("policies/test", policies.version()));
        assertThat(AuditTrail.of(store).verify()).isEmpty();
    }

    @Test
    void aWarningOfWhatAProcessPutStaysUntilAPersonHasSeenIt() {
        Tallystick tally = releasing(policies("warn"), new ManualTime());

        Run run = tally.run(AUGUST);

        assertThat(tally.processes().find("I1").orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("POLICY_WARN");
    }

    /** With a process that puts an invoice, and has begun. */
    private Tallystick releasing(PolicySet policies, ManualTime time) {
        Invoice invoice = Papers.invoice("I1", "5000.00");
        ProcessDefinition release = ProcessDefinition.of(
                "release",
                1,
                ProcessStep.of(
                                "put",
                                about -> Deed.of(Decision.builder().put(invoice).build()))
                        .undoneBy("nothing", about -> Deed.NONE),
                ProcessStep.of("rest", about -> Deed.NONE).puttingNothing());
        Tallystick tally = Bench.engine(store, time)
                .withPolicies(policies)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, erp))
                .deliver(RecordType.INVOICE, To.to("erp"))
                .decide(decider)
                .withProcess(release)
                .build();
        tally.processes().start(release, "I1", Map.of(), "Ada");
        return tally;
    }

    private String trail() throws IOException {
        StringBuilder trail = new StringBuilder();
        AuditTrail.of(store).export(trail);
        return trail.toString();
    }

    private static String line(String name, String fingerprint) {
        Subject subject = Subject.named(name, fingerprint);
        return subject.id() + "\t" + subject.fingerprint();
    }

    private void bills(String id, String net) {
        Invoice invoice = Papers.invoice(id, net);
        decider.on(
                id,
                () -> Decision.builder()
                        .put(invoice)
                        .claim(invoice.ref(), List.of("item-" + id))
                        .build());
    }

    private static PolicySet policies(String severity) {
        return PolicySet.parse(RULES.formatted(severity, "[DE]"), "test");
    }

    private Tallystick engine(PolicySet policies) {
        return Bench.engine(store, new ManualTime())
                .withPolicies(policies)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, erp))
                .deliver(RecordType.INVOICE, To.to("erp"))
                .decide(decider)
                .build();
    }

    private List<String> toDoAgain() {
        return store.inTransaction(tx -> tx.dirtyKeys().list("scripted"));
    }

    private int invoices() {
        return store.inTransaction(tx -> tx.records().page("invoice", "", 10)).size();
    }

    private int billed() {
        return store.inTransaction(tx -> tx.allocations().documentsOf(List.of("item-I1")))
                .size();
    }
}
