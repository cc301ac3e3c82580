package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.process.CreditRelease;
import org.tallystick.engine.process.InvoiceRelease;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** REC-1, I45: what the hub counts as billed or credited and a target does not have is told until it is settled, whatever became of its delivery. */
class AbsentDocumentsTest {

    private static final InvoiceRelease RELEASE = FirmStories.RELEASE;
    private static final CreditRelease CREDITS = FirmStories.CREDITS;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperTarget<CreditMemo> credits = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("1", invoice("400.00"));

    private TallystickBuilder builder() {
        return Bench.engine(store, new ManualTime())
                .withSystem("erp", erp(invoices, credits))
                .withProcess(RELEASE.definition(), CREDITS.definition())
                .decide(decider);
    }

    private static PaperSystem erp(PaperTarget<Invoice> invoices, PaperTarget<CreditMemo> credits) {
        return new PaperSystem().writing(RecordType.INVOICE, invoices).writing(RecordType.CREDIT_MEMO, credits);
    }

    private Tallystick always() {
        return builder()
                .deliver(RecordType.INVOICE, to("erp"))
                .deliver(RecordType.CREDIT_MEMO, to("erp"))
                .reconcileInvoices("erp")
                .build();
    }

    private Tallystick onRequest() {
        return onRequest(builder()).build();
    }

    private static TallystickBuilder onRequest(TallystickBuilder builder) {
        return builder.deliver(RecordType.INVOICE, to("erp").onRequest())
                .deliver(RecordType.CREDIT_MEMO, to("erp").onRequest())
                .reconcileInvoices("erp");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDiscardedInvoiceIsMissingInEachRunUntilSomebodyEntersIt() {
        Tallystick tally = always();
        invoices.meets("I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");

        List<String> first = tally.run(SEPTEMBER).breaks();
        List<String> second = tally.run(OCTOBER).breaks();
        invoices.has(found("I1", "400.00", "40.00"));
        Run entered = tally.run(OCTOBER);

        assertThat(first)
                .containsExactly(
                        "MISSING_IN_TARGET: the hub counts invoice I1 (net 400.00 EUR, tax 40.00 EUR) as billed,"
                                + " erp does not have it: Ada discarded its delivery (period closed); replay case 1,"
                                + " enter it there by hand under this key, or withdraw it");
        assertThat(second).isEqualTo(first);
        assertThat(entered.breaks()).isEmpty();
    }

    @Test
    void aDiscardedCreditIsMissingToo() {
        Tallystick tally = always();
        decider.puts("2", Papers.creditMemo("I1", "30.00"));
        credits.meets("C-I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");

        assertThat(tally.run(SEPTEMBER).breaks())
                .containsExactly(
                        "MISSING_IN_TARGET: the hub counts credit memo C-I1 (net 30.00 EUR, tax 10.00 EUR) as credited,"
                                + " erp does not have it: Ada discarded its delivery (period closed); replay case 1,"
                                + " or enter it there by hand under this key");
    }

    @Test
    void whatIsEnteredByHandWithAnotherAmountIsABreak() {
        Tallystick tally = always();
        invoices.meets("I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");
        tally.run(SEPTEMBER);
        invoices.has(found("I1", "399.00", "40.00"));

        assertThat(tally.run(SEPTEMBER).breaks())
                .singleElement()
                .asString()
                .startsWith("AMOUNT")
                .contains("400.00 EUR", "399.00 EUR");
    }

    @Test
    void aDiscardThatIsTakenBackIsSentOnceAndSettled() {
        Tallystick tally = always();
        invoices.meets("I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");
        assertThat(tally.run(SEPTEMBER).breaks()).hasSize(1);
        tally.exceptions().replay(1, "Ada", "open again");

        assertThat(tally.run(OCTOBER).breaks()).isEmpty();
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void aReplayTakesWhatWasEnteredByHandForOurs() {
        Tallystick tally = always();
        invoices.meets("I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");
        tally.run(SEPTEMBER);
        Invoice invoice = tally.query().find(Papers.invoiceRef("I1")).orElseThrow();
        invoices.has(new Found(
                "I1",
                "77",
                null,
                invoice.toString(),
                invoice.totals().net(),
                invoice.totals().tax()));
        tally.exceptions().replay(1, "Ada", "entered by hand");

        assertThat(tally.run(OCTOBER).breaks()).isEmpty();
        assertThat(invoices.kept()).hasSize(1);
        assertThat(tally.query().standing(invoice.ref(), "erp").orElseThrow().adopted())
                .isTrue();
    }

    /** What was sent before the discard may take effect still: sent at once, it would be there twice. */
    @Test
    void aDiscardIsTakenBackOnceALookUpFindsWhatWasSentBefore() {
        ManualTime time = new ManualTime();
        Tallystick tally = Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, invoices, WriteStrategy.NONE))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .reconcileInvoices("erp")
                .build();
        invoices.meets("I1", Fate.delayed());
        tally.run(AUGUST);
        discards(tally, "entered by hand");
        tally.run(SEPTEMBER);
        tally.exceptions().replayAll(CaseFilter.all().withStates(Cases.State.DISCARDED), "Ada", "it was not");
        time.then(invoices::catchesUp);

        Run run = tally.run(OCTOBER);

        invoices.catchesUp();
        assertThat(time.waits()).as("until a look-up can be trusted").hasSize(1);
        assertThat(run.waiting()).isEmpty();
        assertThat(run.breaks()).isEmpty();
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void whatNobodyAskedForWaitsInItsRunAndIsMissingFromTheNextOn() {
        Tallystick tally = onRequest();

        Run august = tally.run(AUGUST);
        Run september = tally.run(SEPTEMBER);
        invoices.has(found("I1", "400.00", "40.00"));
        Run entered = tally.run(SEPTEMBER);

        assertThat(august.breaks()).isEmpty();
        assertThat(august.waiting())
                .isEqualTo(Map.of("erp/invoice", Map.of("I1", "not asked for yet: run 2026-08 made it")));
        assertThat(september.waiting()).isEmpty();
        assertThat(september.breaks())
                .containsExactly(
                        "MISSING_IN_TARGET: the hub counts invoice I1 (net 400.00 EUR, tax 40.00 EUR) as billed,"
                                + " erp does not have it: nobody asked for its delivery; release it,"
                                + " enter it there by hand under this key, or withdraw it");
        assertThat(entered.breaks()).isEmpty();
    }

    @Test
    void whatAProcessIsAboutWaitsForAsLongAsThatTakes() {
        decider.puts("1", invoice("600.00"));
        Tallystick tally = onRequest();
        tally.run(AUGUST);
        release(tally);

        Run waiting = tally.run(SEPTEMBER);
        tally.processes().approve(key(), "allow", "Cem", "checked");
        tally.advance();
        Run released = tally.run(OCTOBER);

        assertThat(waiting.breaks()).isEmpty();
        assertThat(waiting.waiting())
                .isEqualTo(Map.of(
                        "erp/invoice",
                        Map.of("I1", "not asked for yet: billing-release/hub/invoice/I1 is WAITING at step 'allow'")));
        assertThat(released.waiting()).isEmpty();
        assertThat(released.breaks()).isEmpty();
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void whatWasWithdrawnIsNotMissing() {
        decider.puts("1", invoice("600.00"));
        Tallystick tally = onRequest();
        tally.run(AUGUST);
        release(tally);
        tally.processes().reject(key(), "allow", "Cem", "wrong customer");
        tally.advance();

        Run run = tally.run(SEPTEMBER);

        assertThat(tally.processes().find(key()).orElseThrow().state()).isEqualTo(State.COMPENSATED);
        assertThat(run.breaks()).isEmpty();
        assertThat(run.waiting()).isEmpty();
    }

    @Test
    void whatWasWithdrawnAfterADiscardIsNotMissingUntilItIsThereAfterAll() {
        invoices.meets("I1", Fate.refused(), Fate.refused());
        Tallystick tally = onRequest();
        tally.run(AUGUST);
        release(tally);
        discards(tally, "period closed");
        Run withdrawn = tally.run(SEPTEMBER);
        invoices.has(found("I1", "400.00", "40.00"));

        Run entered = tally.run(OCTOBER);

        assertThat(withdrawn.breaks()).isEmpty();
        assertThat(withdrawn.waiting()).isEmpty();
        assertThat(entered.breaks())
                .singleElement()
                .asString()
                .contains("credit memo withdrawn/")
                .contains("nobody asked for its delivery");
    }

    @Test
    void aDiscardedInvoiceIsWithdrawnByItsRelease() {
        invoices.meets("I1", Fate.refused());
        Tallystick tally = always();
        tally.run(AUGUST);
        discards(tally, "wrong customer");
        assertThat(tally.run(SEPTEMBER).breaks()).hasSize(1);
        decider.puts("1", invoice("400.00"));
        Tallystick withdrawing = onRequest();

        release(withdrawing);
        Run run = withdrawing.run(OCTOBER);

        assertThat(withdrawing.processes().find(key()).orElseThrow().state()).isEqualTo(State.COMPENSATED);
        assertThat(run.breaks()).isEmpty();
    }

    /** What of an invoice that no target has was credited otherwise stays as it is told. */
    @Test
    void aCreditOfAPartDoesNotSettleAnInvoiceThatIsMissing() {
        decider.puts("2", Papers.creditMemo("I1", "30.00"));
        Tallystick tally = onRequest();
        tally.run(AUGUST);

        assertThat(tally.run(SEPTEMBER).breaks())
                .hasSize(2)
                .allMatch(found -> found.startsWith("MISSING_IN_TARGET"))
                .anyMatch(found -> found.contains("credit memo C-I1"))
                .anyMatch(found -> found.contains("invoice I1"));
    }

    /** It was withdrawn, and counts for nothing: what is there is another's. */
    @Test
    void aCreditThatAPersonRejectsIsNotMissing() {
        decider.on("1", () -> asked(invoice("600.00"), "erp")).puts("2", creditMemo("550.00"));
        Tallystick tally = onRequest();
        tally.run(AUGUST);
        Ref<CreditMemo> credit = new Ref<>("hub", RecordType.CREDIT_MEMO, "C-I1");
        CREDITS.release(tally.processes(), credit, "Ben");
        tally.advance();
        Run waiting = tally.run(SEPTEMBER);
        tally.processes().reject("credit-release/" + credit, "allow", "Cem", "not agreed");
        tally.advance();
        decider.on("2", () -> Decision.NONE);

        Run rejected = tally.run(OCTOBER);
        credits.has(found("C-I1", "550.00", "55.00"));
        Run entered = tally.run(OCTOBER);

        assertThat(waiting.breaks()).isEmpty();
        assertThat(waiting.waiting()).containsOnlyKeys("erp/credit-memo");
        assertThat(rejected.waiting()).isEmpty();
        assertThat(rejected.breaks()).isEmpty();
        assertThat(entered.breaks())
                .singleElement()
                .asString()
                .startsWith("MISSING_IN_SOURCE: erp has credit memo C-I1");
    }

    @Test
    void aCreditThatIsWithdrawnAfterADiscardIsNotMissing() {
        decider.on("1", () -> asked(invoice("400.00"), "erp")).puts("2", creditMemo("400.00"));
        credits.meets("C-I1", Fate.refused(), Fate.refused());
        Tallystick tally = onRequest();
        tally.run(AUGUST);
        Ref<CreditMemo> credit = new Ref<>("hub", RecordType.CREDIT_MEMO, "C-I1");
        CREDITS.release(tally.processes(), credit, "Ben");
        tally.advance();
        decider.on("2", () -> Decision.NONE);
        discards(tally, "period closed");

        Run run = tally.run(SEPTEMBER);

        assertThat(tally.processes()
                        .find("credit-release/" + credit)
                        .orElseThrow()
                        .state())
                .isEqualTo(State.COMPENSATED);
        assertThat(run.waiting()).isEmpty();
        assertThat(run.breaks()).isEmpty();
    }

    /** Neither a copy nor news of a document shows that it was asked for. */
    @Test
    void aCopyElsewhereDoesNotHideWhatIsMissing() {
        PaperTarget<Invoice> reports = new PaperTarget<Invoice>().following();
        PaperTarget<Invoice> archive = new PaperTarget<>();
        PaperTarget<Invoice> psa = new PaperTarget<Invoice>().told();
        decider.on("1", () -> asked(invoice("400.00"), "psa"));
        Tallystick tally = onRequest(builder())
                .withSystem("reports", new PaperSystem().writing(RecordType.INVOICE, reports))
                .withSystem("archive", new PaperSystem().writing(RecordType.INVOICE, archive))
                .withSystem("psa", new PaperSystem().writing(RecordType.INVOICE, psa))
                .deliver(RecordType.INVOICE, to("reports"))
                .deliver(RecordType.INVOICE, to("archive"))
                .deliver(RecordType.INVOICE, to("psa").onRequest())
                .build();
        tally.run(AUGUST);

        assertThat(tally.run(SEPTEMBER).breaks()).hasSize(1);
        assertThat(List.of(reports, archive, psa))
                .allSatisfy(copy -> assertThat(copy.kept()).hasSize(1));
    }

    @Test
    void whatWasAskedForElsewhereIsNotMissingHere() {
        PaperTarget<Invoice> others = new PaperTarget<>();
        decider.on("1", () -> asked(invoice("400.00"), "other")).puts("2", creditMemo("400.00"));
        Tallystick tally = onRequest(builder())
                .withSystem("other", new PaperSystem().writing(RecordType.INVOICE, others))
                .deliver(RecordType.INVOICE, to("other").onRequest())
                .build();
        tally.run(AUGUST);

        assertThat(tally.run(SEPTEMBER).breaks()).isEmpty();
        assertThat(others.kept()).hasSize(1);
    }

    @Test
    void whatASystemThatIsNoLongerThereTookIsNotMissing() {
        decider.on("1", () -> asked(invoice("400.00"), "erp"));
        onRequest().run(AUGUST);
        Tallystick next = Bench.engine(store, new ManualTime())
                .withSystem("next", erp(new PaperTarget<>(), new PaperTarget<>()))
                .deliver(RecordType.INVOICE, to("next"))
                .reconcileInvoices("next")
                .build();

        assertThat(next.run(SEPTEMBER).breaks()).isEmpty();
    }

    @Test
    void whatTheHostSaysThatTheTargetHasIsNotMissing() {
        Invoice old = FirmStories.invoice("I0", AUGUST, "50.00");
        Tallystick tally = onRequest(builder())
                .withKnown(old, List.of(new Ref<>("erp", RecordType.INVOICE, "77")))
                .build();
        decider.on("1", () -> asked(invoice("400.00"), "erp"));
        tally.run(AUGUST);

        Run run = tally.run(SEPTEMBER);

        assertThat(run.breaks()).isEmpty();
        assertThat(run.waiting()).isEmpty();
    }

    @Test
    void ofSeveralTargetsACreditBelongsToThatOfItsInvoice() {
        PaperTarget<Invoice> others = new PaperTarget<>();
        others.meets("I1", Fate.refused());
        decider.on("1", () -> asked(invoice("400.00"), "other"));
        Tallystick tally = onRequest(builder())
                .withSystem("other", erp(others, new PaperTarget<>()))
                .deliver(RecordType.INVOICE, to("other").onRequest())
                .deliver(RecordType.CREDIT_MEMO, to("other").onRequest())
                .reconcileInvoices("other")
                .build();
        tally.run(AUGUST);
        discards(tally, "wrong customer");
        List<String> discarded = tally.run(SEPTEMBER).breaks();
        decider.puts("2", creditMemo("400.00"));

        Run withdrawn = tally.run(OCTOBER);

        assertThat(discarded).singleElement().asString().contains("other does not have it");
        assertThat(withdrawn.breaks()).isEmpty();
        assertThat(withdrawn.waiting()).isEmpty();
    }

    /** Half of what it has says nothing: a credit that is there would seem to take back an invoice that is missing. */
    @Test
    void aTargetOfWhichOneListingFailsKeepsItsBreaks() {
        Tallystick tally = always();
        decider.puts("2", creditMemo("400.00"));
        invoices.meets("I1", Fate.refused());
        credits.meets("C-I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");
        credits.has(found("C-I1", "400.00", "40.00"));
        List<String> before = tally.run(SEPTEMBER).breaks();
        credits.fallsSilent();

        Run run = tally.run(OCTOBER);

        assertThat(run.breaks()).isEqualTo(before).singleElement().asString().contains("invoice I1");
        assertThat(run.exceptions()).anyMatch(each -> each.subject().contains("credit-memo"));
    }

    @Test
    void anInvoiceThatIsThereWhenItIsWithdrawnLeavesItsCreditMissing() {
        Tallystick tally = always();
        invoices.meets("I1", Fate.refused());
        tally.run(AUGUST);
        discards(tally, "period closed");
        tally.run(SEPTEMBER);
        invoices.has(found("I1", "400.00", "40.00"));
        decider.puts("2", creditMemo("400.00"));

        assertThat(onRequest().run(OCTOBER).breaks())
                .singleElement()
                .asString()
                .contains("credit memo C-I1")
                .contains("nobody asked for its delivery");
    }

    private static Decision asked(Invoice invoice, String target) {
        return Decision.builder()
                .put(invoice)
                .deliver(invoice.ref(), target, Map.of())
                .build();
    }

    private static void release(Tallystick tally) {
        RELEASE.release(tally.processes(), Papers.invoiceRef("I1"), "Ben");
        tally.advance();
    }

    private static String key() {
        return RELEASE.key(Papers.invoiceRef("I1"));
    }

    private static void discards(Tallystick tally, String reason) {
        ExceptionDesk desk = tally.exceptions();
        desk.find(CaseFilter.open(), 0, 10).forEach(each -> desk.discard(each.id(), "Ada", reason));
    }

    private static Invoice invoice(String net) {
        return FirmStories.invoice("I1", AUGUST, net);
    }

    /** With a tenth of it as tax. */
    private static CreditMemo creditMemo(String net) {
        return CreditMemoBuilder.builder(Papers.creditMemo("I1", net))
                .totals(invoice(net).totals())
                .build();
    }

    private static Found found(String key, String net, String tax) {
        return new Found(key, "77", null, "by hand", Money.of(net, "EUR"), Money.of(tax, "EUR"));
    }
}
