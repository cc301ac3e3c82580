package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.process.CreditRebill;
import org.tallystick.engine.process.CreditRelease;
import org.tallystick.engine.process.InvoiceRelease;
import org.tallystick.engine.process.Leave;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Found;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * RULES rule 8, I21: whatever persons reject, discard and give up on the way, the ERP comes to what the corrected hours alone would have given, a
 * hundred for each; or a process is stuck, and says what is missing.
 */
class CreditAndRebillTest {

    private static final Ref<Engagement> ENGAGEMENT = new Ref<>("crm", RecordType.ENGAGEMENT, "E1");
    private static final Ref<Project> PROJECT = new Ref<>("crm", RecordType.PROJECT, "P1");
    private static final Ref<Invoice> FIRST = Papers.invoiceRef("2026-08/E1");
    private static final Ref<Invoice> SECOND = Papers.invoiceRef("2026-09/E1");
    private static final Ref<CreditMemo> CREDIT = credit("2026-09/2026-08/E1");
    private static final LocalDate IN_AUGUST = AUGUST.atEndOfMonth();
    private static final Fate[] REFUSED = Collections.nCopies(9, Fate.refused()).toArray(Fate[]::new);
    private static final YearMonth NOVEMBER = OCTOBER.plusMonths(1);

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ManualTime clock = new ManualTime(2_000);
    private final ScriptedDecider contract = new ScriptedDecider();
    private final PaperSource<TimeEntry> timecards = new PaperSource<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<Invoice>().upserting();
    private final PaperTarget<CreditMemo> credits =
            new PaperTarget<CreditMemo>().upserting().naming(memo -> List.of(memo.original()));
    private final InvoiceRelease release = new InvoiceRelease("erp", upTo("1000.00"), false);
    private final CreditRelease creditRelease = new CreditRelease("erp", Leave.always("billing"));
    private final CreditRebill rebill = new CreditRebill("erp", upTo("10000.00"));
    private int version;

    CreditAndRebillTest() {
        contract.puts("1", Creation.customer("DE"))
                .puts("2", Creation.engagement(ENGAGEMENT))
                .puts(
                        "3",
                        ProjectBuilder.builder()
                                .header(Header.of(PROJECT))
                                .name("Cloud move")
                                .engagement(ENGAGEMENT)
                                .build());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    /** F-FIN-10: the ERP has closed the period, and a person discards the credit. */
    @Test
    void aCreditWhoseDeliveryIsDiscardedLeavesTheBooksAsTheyWere() {
        Tallystick tally = creditRefused();
        discardsAll(tally);

        Run september = run(tally, SEPTEMBER);

        assertThat(state(tally, rebill.key(FIRST))).isEqualTo(State.COMPENSATED);
        assertThat(status(tally, credit("corrected/2026-08/E1"))).isEqualTo(CreditMemoStatus.CANCELLED);
        assertThat(september.exceptions()).isEmpty();
        assertThat(invoiced()).isEqualByComparingTo("800.00");
    }

    /** The remedy of F-FIN-10: a credit in an open period, which is another one. */
    @Test
    void whatWasDiscardedIsCreditedAnewOfAnotherDate() {
        Tallystick tally = creditRefused();
        discardsAll(tally);
        tally.advance();
        works("T2", "2026-09-05", "1");
        run(tally, SEPTEMBER);

        ProcessInstance again = rebill.credit(tally.processes(), FIRST, "PRICE", SEPTEMBER.atEndOfMonth(), "Ben");
        tally.advance();
        run(tally, OCTOBER);

        assertThat(again.key()).isEqualTo(rebill.key(FIRST) + "#2");
        assertThat(state(tally, again.key())).isEqualTo(State.DONE);
        assertThat(Rounds.keys(credits)).containsExactly("corrected-2/2026-08/E1");
        assertThat(invoiced()).isEqualByComparingTo("900.00");
    }

    /** What was withdrawn is sent to nobody, though a person asks for it. */
    @Test
    void aDiscardedCreditThatIsWithdrawnIsNotSentWhenItIsReplayed() {
        Tallystick tally = creditRefused();
        List<ExceptionCase> refused = discardsAll(tally);
        tally.advance();
        credits.forgives("corrected/2026-08/E1");

        refused.forEach(each -> tally.exceptions().replay(each.id(), "Ada", "we want it after all"));
        run(tally, SEPTEMBER);

        assertThat(credits.kept()).isEmpty();
        assertThat(invoiced()).isEqualByComparingTo("800.00");
        assertThat(tally.exceptions().find(CaseFilter.open(), 0, 10))
                .extracting(ExceptionCase::code)
                .containsExactly("WITHDRAWN");
    }

    @Test
    void aDiscardedProposalThatIsWithdrawnIsNotSentWhenItIsReplayed() {
        invoices.meets("2026-08/E1", REFUSED);
        Tallystick tally = released();
        List<ExceptionCase> refused = discardsAll(tally);
        invoices.forgives("2026-08/E1");

        refused.forEach(each -> tally.exceptions().replay(each.id(), "Ada", "we want it after all"));
        run(tally, SEPTEMBER);
        releaseAll(tally, SEPTEMBER);

        assertThat(state(tally, release.key(FIRST))).isEqualTo(State.COMPENSATED);
        assertThat(Rounds.keys(invoices)).containsExactly("2026-09/E1");
    }

    /** F-DUP-01: the ERP has it, and the answer was lost. What is made in its place would be there beside it. */
    @Test
    void aCreditThatMayBeThereIsNotWithdrawnWhenItsDeliveryIsDiscarded() {
        Tallystick tally = released();
        credits.meets("corrected/2026-08/E1", Fate.replyLost());
        credits.fallsSilentAfter(1);
        rebill.credit(tally.processes(), FIRST, "PRICE", IN_AUGUST, "Ben");
        tally.advance();
        List<ExceptionCase> unknown = tally.exceptions().find(CaseFilter.open(), 0, 10).stream()
                .filter(each -> each.subject().startsWith("erp/credit-memo/"))
                .toList();
        unknown.forEach(each -> tally.exceptions().discard(each.id(), "Ada", "it was entered by hand"));
        for (int attempt = 0; attempt < 5; attempt++) {
            tally.advance();
            clock.pass(Duration.ofHours(1));
        }

        ProcessInstance stuck = tally.processes().find(rebill.key(FIRST)).orElseThrow();
        assertThat(stuck.state()).isEqualTo(State.STUCK);
        assertThat(stuck.problem())
                .contains("erp may have hub/credit-memo/corrected/2026-08/E1", "Replay the delivery");
        assertThat(status(tally, credit("corrected/2026-08/E1"))).isEqualTo(CreditMemoStatus.DRAFT);

        credits.speaksAgain();
        unknown.forEach(each -> tally.exceptions().replay(each.id(), "Ada", "it is there"));
        tally.advance();

        assertThat(Rounds.keys(credits)).as("found, and not sent again").containsExactly("corrected/2026-08/E1");
        assertThat(status(tally, credit("corrected/2026-08/E1"))).isEqualTo(CreditMemoStatus.DRAFT);
    }

    /** RES-11: a precise residue, and a remedy that takes it forward. */
    @Test
    void aDiscardedCreditWhoseRebillIsOutIsStuckUntilItIsReplayed() {
        Tallystick tally = creditRefused();
        String key = rebill.key(FIRST);
        run(tally, SEPTEMBER);
        List<ExceptionCase> refused = discardsAll(tally);
        tally.advance();

        ProcessInstance stuck = tally.processes().find(key).orElseThrow();
        assertThat(stuck.state()).isEqualTo(State.STUCK);
        assertThat(stuck.problem())
                .contains("hub/credit-memo/corrected/2026-08/E1", "billed again by " + SECOND, "replay its delivery");
        assertThat(status(tally, credit("corrected/2026-08/E1"))).isEqualTo(CreditMemoStatus.DRAFT);

        credits.forgives("corrected/2026-08/E1");
        refused.stream()
                .filter(each -> each.subject().startsWith("erp/"))
                .forEach(each -> tally.exceptions().replay(each.id(), "Ada", "August is open again"));
        tally.advance();
        tally.processes().resume(key, "Ada", "it is on its way");
        tally.advance();

        assertThat(state(tally, key)).isEqualTo(State.DONE);
        assertThat(invoiced()).isEqualByComparingTo("800.00");
    }

    @Test
    void aCreditIsNotRejectedWhileItsRebillStands() {
        Tallystick tally = corrected();
        String credit = "credit-release/" + CREDIT;

        assertThatIllegalStateException()
                .isThrownBy(() -> tally.processes().reject(credit, "allow", "Ada", "not now"))
                .withMessageContaining("billed again by " + SECOND);
        assertThat(state(tally, credit)).isEqualTo(State.WAITING);
        assertThat(Rounds.keys(invoices)).containsExactly("2026-08/E1");

        tally.processes().approve(credit, "allow", "Ada", "right");
        tally.advance();

        assertThat(state(tally, release.key(SECOND))).isEqualTo(State.DONE);
        assertThat(invoiced()).isEqualByComparingTo("600.00");
    }

    @Test
    void aCreditIsRejectedOnceItsRebillIsGivenUpAndTheNextRunDecidesBothAnew() {
        Tallystick tally = corrected();
        tally.processes().cancel(release.key(SECOND), "Ada", "not now");
        tally.advance();
        tally.processes().reject("credit-release/" + CREDIT, "allow", "Ada", "not now");
        tally.advance();

        bothAreDecidedAnew(tally);
    }

    /** An invoice is not released without its credit, whoever forgets it: its process says what it waits for. */
    @Test
    void aRebillWaitsForItsCredit() {
        Tallystick tally = released();
        works("T1", "2026-08-05", "6");
        run(tally, SEPTEMBER);

        release.releaseAll(tally.processes(), tally.query().madeIn(RecordType.INVOICE, SEPTEMBER), "Ben");
        tally.advance();

        ProcessInstance waiting = tally.processes().find(release.key(SECOND)).orElseThrow();
        assertThat(waiting.step()).isEqualTo("credits");
        assertThat(String.valueOf(waiting.awaited())).contains("2026-09/2026-08/E1");
        assertThat(invoiced()).isEqualByComparingTo("800.00");
    }

    @Test
    void aRebillWhoseCreditIsDiscardedIsWithdrawnWithIt() {
        Tallystick tally = corrected();
        refusesCredit("2026-09/2026-08/E1");
        tally.processes().approve("credit-release/" + CREDIT, "allow", "Ada", "right");
        tally.advance();
        discardsAll(tally);
        tally.advance();

        bothAreDecidedAnew(tally);
    }

    /** A month that is run again bills nothing, whatever was withdrawn of it meanwhile. */
    @Test
    void aMonthWhoseCreditIsWithdrawnStaysClosed() {
        Tallystick tally = released();
        works("T1", "2026-08-05", "0");
        run(tally, SEPTEMBER);
        releaseAll(tally, SEPTEMBER);
        tally.processes().reject("credit-release/" + CREDIT, "allow", "Ada", "the hours were right");
        tally.advance();
        works("T1", "2026-08-05", "7");

        Run again = run(tally, SEPTEMBER);

        assertThat(again.exceptions()).isEmpty();
        assertThat(status(tally, CREDIT)).isEqualTo(CreditMemoStatus.CANCELLED);
        decidedAnewInOctober(tally);
        assertThat(invoiced()).isEqualByComparingTo("700.00");
    }

    /** PAT-3: one of the two items of a proposal that waits for a person is corrected, and then the proposal is rejected. */
    @Test
    void aWaitingProposalThatWasCorrectedMeanwhileIsWithdrawn() {
        Tallystick tally = correctedWhileItWaits();

        tally.processes().reject(release.key(FIRST), "allow", "Ada", "wrong customer");
        tally.advance();

        assertThat(state(tally, release.key(FIRST))).isEqualTo(State.COMPENSATED);
        assertThat(status(tally, CREDIT)).isEqualTo(CreditMemoStatus.CANCELLED);
        assertThat(status(tally, credit("withdrawn/2026-08/E1"))).isEqualTo(CreditMemoStatus.DRAFT);
        assertThat(state(tally, release.key(SECOND))).isEqualTo(State.DONE);
        assertThat(invoiced()).isEqualByComparingTo("600.00");

        run(tally, OCTOBER);
        releaseAll(tally, OCTOBER);
        tally.advance();
        run(tally, NOVEMBER);

        assertThat(invoiced()).isEqualByComparingTo("1400.00");
        assertThat(credits.kept()).isEmpty();
    }

    @Test
    void aWaitingProposalThatWasCorrectedMeanwhileIsReleasedWithItsCredit() {
        Tallystick tally = correctedWhileItWaits();

        tally.processes().approve(release.key(FIRST), "allow", "Ada", "right");
        tally.advance();

        assertThat(state(tally, release.key(FIRST))).isEqualTo(State.DONE);
        assertThat(state(tally, release.key(SECOND))).isEqualTo(State.DONE);
        assertThat(invoiced()).isEqualByComparingTo("1400.00");
    }

    /** A correction before anybody asked for the release keeps nobody from asking. */
    @Test
    void aProposalThatWasCorrectedBeforeItsReleaseIsReleased() {
        Tallystick tally = engine(to("erp").onRequest());
        works("T1", "2026-08-05", "4");
        works("T2", "2026-08-06", "4");
        run(tally, AUGUST);
        works("T1", "2026-08-05", "3");
        run(tally, SEPTEMBER);

        releaseAll(tally, AUGUST);
        releaseAll(tally, SEPTEMBER);
        tally.processes().approve("credit-release/" + CREDIT, "allow", "Ada", "right");
        tally.advance();

        assertThat(invoiced()).isEqualByComparingTo("700.00");
    }

    /** Eight hours are in the ERP, which refuses their credit. */
    private Tallystick creditRefused() {
        Tallystick tally = engine(to("erp"));
        works("T1", "2026-08-05", "8");
        run(tally, AUGUST);
        refusesCredit("corrected/2026-08/E1");
        rebill.credit(tally.processes(), FIRST, "PRICE", IN_AUGUST, "Ben");
        tally.advance();
        return tally;
    }

    /** Eight hours are in the ERP by their release. */
    private Tallystick released() {
        Tallystick tally = engine(to("erp").onRequest());
        works("T1", "2026-08-05", "8");
        run(tally, AUGUST);
        releaseAll(tally, AUGUST);
        return tally;
    }

    private void bothAreDecidedAnew(Tallystick tally) {
        assertThat(state(tally, "credit-release/" + CREDIT)).isEqualTo(State.COMPENSATED);
        assertThat(state(tally, release.key(SECOND))).isEqualTo(State.COMPENSATED);
        assertThat(status(tally, CREDIT)).isEqualTo(CreditMemoStatus.CANCELLED);
        assertThat(invoiced()).isEqualByComparingTo("800.00");

        decidedAnewInOctober(tally);

        assertThat(invoiced()).isEqualByComparingTo("600.00");
    }

    private void decidedAnewInOctober(Tallystick tally) {
        run(tally, OCTOBER);
        releaseAll(tally, OCTOBER);
        tally.processes().approve("credit-release/" + credit("2026-10/2026-08/E1"), "allow", "Ada", "right");
        tally.advance();
    }

    /** Sixteen hundred wait for a person in August; in September six hours are left of eight. */
    private Tallystick correctedWhileItWaits() {
        Tallystick tally = engine(to("erp").onRequest());
        works("T1", "2026-08-05", "8");
        works("T2", "2026-08-06", "8");
        run(tally, AUGUST);
        releaseAll(tally, AUGUST);
        works("T1", "2026-08-05", "6");
        run(tally, SEPTEMBER);
        releaseAll(tally, SEPTEMBER);
        tally.processes().approve("credit-release/" + CREDIT, "allow", "Ada", "right");
        tally.advance();
        assertThat(invoices.kept()).isEmpty();
        return tally;
    }

    /** Eight hours are in the ERP, and six are right: a credit that waits for a person, and a rebill that waits for the credit. */
    private Tallystick corrected() {
        Tallystick tally = released();
        works("T1", "2026-08-05", "6");
        run(tally, SEPTEMBER);
        releaseAll(tally, SEPTEMBER);
        return tally;
    }

    private Tallystick engine(To flow) {
        return Bench.engine(hub, clock)
                .withSystem("crm", new PaperSystem().reading(RecordType.TIME_ENTRY, timecards))
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.INVOICE, invoices)
                                .writing(RecordType.CREDIT_MEMO, credits))
                .ingest(RecordType.TIME_ENTRY, from("crm"))
                .decide(contract, Creation.release(BillingRelease.Sources.ofContracts("crm", "erp")))
                .withProcess(release.definition(), creditRelease.definition(), rebill.definition())
                .deliver(RecordType.INVOICE, flow)
                .deliver(RecordType.CREDIT_MEMO, flow)
                .build();
    }

    private static Leave upTo(String most) {
        return new Leave("billing", Map.of(new CurrencyCode("EUR"), Money.of(most, "EUR")));
    }

    private static Ref<CreditMemo> credit(String id) {
        return new Ref<>("hub", RecordType.CREDIT_MEMO, id);
    }

    private void works(String id, String day, String hours) {
        Ref<TimeEntry> ref = new Ref<>("crm", RecordType.TIME_ENTRY, id);
        version++;
        timecards.says(new Change.Upsert<>(
                id,
                version,
                RawDocument.json("{\"v\":%d}".formatted(version)),
                List.of(Draft.of(
                        ref,
                        TimeEntryBuilder.builder()
                                .header(Header.of(ref))
                                .project(PROJECT)
                                .role("Consultant")
                                .workDate(LocalDate.parse(day))
                                .hours(Quantity.of(hours))
                                .billable(true)
                                .approval(Approval.APPROVED)))));
    }

    private Run run(Tallystick tally, YearMonth month) {
        Run run = tally.run(month);
        clock.pass(Duration.ofDays(30));
        return run;
    }

    private void releaseAll(Tallystick tally, YearMonth month) {
        release.releaseAll(tally.processes(), tally.query().madeIn(RecordType.INVOICE, month), "Ben");
        creditRelease.releaseAll(tally.processes(), tally.query().madeIn(RecordType.CREDIT_MEMO, month), "Ben");
        tally.advance();
    }

    private void refusesCredit(String externalKey) {
        credits.meets(externalKey, REFUSED);
    }

    private List<ExceptionCase> discardsAll(Tallystick tally) {
        List<ExceptionCase> open = tally.exceptions().find(CaseFilter.open(), 0, 10);
        open.forEach(each -> tally.exceptions().discard(each.id(), "Ada", "the period is closed"));
        tally.advance();
        return open;
    }

    private static State state(Tallystick tally, String key) {
        return tally.processes().find(key).orElseThrow().state();
    }

    private static CreditMemoStatus status(Tallystick tally, Ref<CreditMemo> ref) {
        return tally.query().find(ref).orElseThrow().status();
    }

    /** What the ERP has, net of its credits. */
    private BigDecimal invoiced() {
        return net(invoices).subtract(net(credits));
    }

    private static BigDecimal net(PaperTarget<?> target) {
        return target.kept().stream()
                .map(Found::net)
                .map(net -> net == null ? BigDecimal.ZERO : net.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
