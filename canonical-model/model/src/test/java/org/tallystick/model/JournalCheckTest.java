package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Papers.eur;
import static org.tallystick.model.Told.told;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** Each rule of a journal entry, kept and broken. */
class JournalCheckTest {

    private static final FxRate FX =
            new FxRate(Papers.EUR, new CurrencyCode("USD"), new BigDecimal("1.005"), LocalDate.of(2026, 8, 1), "ECB");

    /** 1.00 = 1.01 USD against twice 0.50 = 0.50 USD: one cent is rounding. */
    private final JournalEntry entry = JournalEntryBuilder.builder(Samples.of(RecordType.JOURNAL_ENTRY))
            .fx(FX)
            .lines(List.of(
                    line("1200", Side.DEBIT, "1.00", "1.01", false),
                    line("4000", Side.CREDIT, "0.50", "0.50", false),
                    line("4100", Side.CREDIT, "0.50", "0.50", false),
                    line("9999", Side.CREDIT, "0.00", "0.01", true)))
            .build();

    @Test
    void aRightEntryKeepsEveryRule() {
        assertThat(entry.check()).isEmpty();
    }

    @Test
    void i31_debitsEqualCredits() {
        JournalEntry unrounded = with(entry.lines().subList(0, 3));

        Broken.expect(unrounded.check(), "I31", "/lines");
    }

    @Test
    void i31_oneLineAtMostIsForRounding() {
        LedgerLine empty = line("9999", Side.DEBIT, "0.00", "0.00", true);

        Broken.expect(
                with(List.of(
                                entry.lines().get(0),
                                entry.lines().get(1),
                                entry.lines().get(2),
                                entry.lines().get(3),
                                empty))
                        .check(),
                "I31",
                "/lines");
    }

    @Test
    void anEntryHasTwoLinesAndNoNegativeAmount() {
        LedgerLine zero = line("1200", Side.DEBIT, "0.00", "0.00", false);

        Broken.expect(with(List.of(zero)).check(), "JOURNAL_LINES", "/lines");
        assertThat(with(List.of(
                                line("1200", Side.DEBIT, "-1.00", "-1.01", false),
                                line("4000", Side.CREDIT, "-1.00", "-1.01", false)))
                        .check())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("JOURNAL_LINES"))
                .extracting(Violation::path)
                .containsExactly("/lines/0/amount", "/lines/0/functional", "/lines/1/amount", "/lines/1/functional");
    }

    @Test
    void aPostedEntryHasANumber() {
        JournalEntry posted =
                JournalEntryBuilder.builder(entry).status(JournalStatus.POSTED).build();

        Broken.expect(posted.check(), "JOURNAL_NUMBER", "/number");
        assertThat(JournalEntryBuilder.builder(posted).number("J-1").build().check())
                .isEmpty();
    }

    @Test
    void allAmountsAreInOneCurrencyAndAllFunctionalOnesToo() {
        LedgerLine dollars = LedgerLineBuilder.builder(entry.lines().get(3))
                .amount(Money.of("0.00", "USD"))
                .build();
        LedgerLine yen = LedgerLineBuilder.builder(entry.lines().get(3))
                .functional(Money.of("1", "JPY"))
                .build();

        Broken.expect(with(List.of(entry.lines().get(0), dollars)).check(), "JOURNAL_CURRENCY", "/currency");
        Broken.expect(with(List.of(entry.lines().get(0), yen)).check(), "JOURNAL_CURRENCY", "/lines");
    }

    @Test
    void i35_functionalAmountsFollowFromTheStoredRate() {
        List<LedgerLine> off = List.of(
                line("1200", Side.DEBIT, "1.00", "1.00", false), line("4000", Side.CREDIT, "1.00", "1.00", false));

        assertThat(with(off).check())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("I35"))
                .extracting(Violation::path)
                .containsExactly("/lines/0/functional", "/lines/1/functional");
        Broken.expect(JournalEntryBuilder.builder(with(off)).fx(null).build().check(), "I35", "/fx");
    }

    @Test
    void i35_aSettlementBooksItsRealisedDifference() {
        JournalEntry settlement = settlement(JournalKind.PAYMENT);

        assertThat(settlement.check()).isEmpty();
        assertThat(JournalEntryBuilder.builder(settlement)
                        .kind(JournalKind.FX)
                        .build()
                        .check())
                .isEmpty();
        Broken.expect(
                JournalEntryBuilder.builder(settlement)
                        .kind(JournalKind.INVOICE)
                        .build()
                        .check(),
                "I35",
                "/lines/2/functional");
    }

    @Test
    void i35_aLinesOwnRateGoesBeforeTheEntrys() {
        JournalEntry settlement = settlement(JournalKind.PAYMENT);

        assertThat(told(JournalEntryBuilder.builder(settlement)
                        .fx(rate("1.3"))
                        .build()
                        .check()))
                .containsExactly("I35 /lines/1/functional");
        assertThat(told(JournalEntryBuilder.builder(settlement).fx(null).build().check()))
                .containsExactly("I35 /fx");
        LedgerLine yen = LedgerLineBuilder.builder(settlement.lines().get(0))
                .fx(new FxRate(
                        new CurrencyCode("JPY"), Papers.EUR, new BigDecimal("0.006"), LocalDate.of(2026, 8, 1), "ECB"))
                .build();
        assertThat(told(JournalEntryBuilder.builder(settlement)
                        .lines(List.of(
                                yen,
                                settlement.lines().get(1),
                                settlement.lines().get(2)))
                        .build()
                        .check()))
                .containsExactly("I35 /lines/0/fx/base", "I35 /lines/0/fx/quote");
    }

    /** 100.00 comes in at 1.2 and was booked at 1.1: 10.00 USD gain. */
    private JournalEntry settlement(JournalKind kind) {
        LedgerLine cash = LedgerLineBuilder.builder(line("1000", Side.DEBIT, "100.00", "120.00", false))
                .fx(rate("1.2"))
                .build();
        return JournalEntryBuilder.builder(entry)
                .kind(kind)
                .fx(rate("1.1"))
                .lines(List.of(
                        cash,
                        line("1200", Side.CREDIT, "100.00", "110.00", false),
                        line("7900", Side.CREDIT, "0.00", "10.00", false)))
                .build();
    }

    private static FxRate rate(String rate) {
        return new FxRate(FX.base(), FX.quote(), new BigDecimal(rate), FX.date(), FX.source());
    }

    @Test
    void i31_aRoundingLineHidesNoImbalance() {
        List<LedgerLine> hidden = List.of(
                line("1200", Side.DEBIT, "2.00", "2.01", false),
                line("4000", Side.CREDIT, "1.00", "1.01", false),
                line("9999", Side.CREDIT, "1.00", "1.00", true));

        assertThat(told(with(hidden).check())).containsExactly("I31 /lines/2/amount", "I31 /lines/2/functional");
    }

    @Test
    void i32_aReversalTurnsEverySide() {
        JournalEntry reversal = reversal();

        assertThat(reversal.check()).isEmpty();
        assertThat(reversal.checkReversalOf(entry, entity(PeriodStatus.OPEN))).isEmpty();
        Broken.expect(
                JournalEntryBuilder.builder(reversal)
                        .lines(reversal.lines().subList(0, 3))
                        .build()
                        .checkReversalOf(entry, entity(PeriodStatus.OPEN)),
                "I32",
                "/lines");
        Broken.expect(
                JournalEntryBuilder.builder(reversal)
                        .reverses(null)
                        .build()
                        .checkReversalOf(entry, entity(PeriodStatus.OPEN)),
                "I32",
                "/reverses");
        assertThat(entry.checkReversalOf(entry, entity(PeriodStatus.OPEN)))
                .extracting(Violation::path)
                .contains("/lines/0", "/lines/1", "/lines/2", "/lines/3", "/lines");
    }

    private JournalEntry reversal() {
        List<LedgerLine> turned = entry.lines().stream()
                .map(line -> LedgerLineBuilder.builder(line)
                        .side(line.side() == Side.DEBIT ? Side.CREDIT : Side.DEBIT)
                        .build())
                .toList();
        return JournalEntryBuilder.builder(with(turned))
                .header(Header.of(new Ref<>("hub", RecordType.JOURNAL_ENTRY, "2")))
                .reverses(Samples.ref(RecordType.JOURNAL_ENTRY))
                .build();
    }

    @Test
    void i34_anEntryGoesIntoAnOpenPeriodOrASoftlyClosedOneThatPermitsItsKind() {
        assertThat(entry.checkPostingIn(entity(PeriodStatus.OPEN), Set.of())).isEmpty();
        assertThat(entry.checkPostingIn(entity(PeriodStatus.SOFT_CLOSED), Set.of(JournalKind.MANUAL)))
                .isEmpty();
        Broken.expect(entry.checkPostingIn(entity(PeriodStatus.SOFT_CLOSED), Set.of()), "I34", "/date");
        Broken.expect(entry.checkPostingIn(entity(PeriodStatus.CLOSED), Set.of(JournalKind.MANUAL)), "I34", "/date");
        Broken.expect(entry.checkPostingIn(Samples.of(RecordType.LEGAL_ENTITY), Set.of()), "I34", "/date");
        Broken.expect(
                JournalEntryBuilder.builder(entry)
                        .fiscalPeriod("2026-07")
                        .build()
                        .checkPostingIn(entity(PeriodStatus.OPEN), Set.of()),
                "I34",
                "/fiscalPeriod");
    }

    @Test
    void i34_everyDocumentIsPostedInAnOpenPeriodOfItsSubLedger() {
        PeriodStatus open = PeriodStatus.OPEN;
        PeriodStatus closed = PeriodStatus.CLOSED;
        LegalEntity onlyReceivables = subLedgers(open, closed, closed);
        LegalEntity onlyRevenue = subLedgers(closed, open, closed);
        LegalEntity onlyPayables = subLedgers(closed, closed, open);
        CreditMemo credit = Papers.credit();
        Payment payment = Papers.payment();
        RevenueEvent event = RevenueEventBuilder.builder(Samples.of(RecordType.REVENUE_EVENT))
                .date(LocalDate.of(2026, 8, 31))
                .fiscalPeriod("2026-08")
                .build();
        VendorBill bill = VendorBillBuilder.builder(Samples.of(RecordType.VENDOR_BILL))
                .date(LocalDate.of(2026, 8, 31))
                .build();

        assertThat(credit.checkPostingIn(onlyReceivables, Set.of())).isEmpty();
        Broken.expect(credit.checkPostingIn(onlyPayables, Set.of()), "I34", "/issueDate");
        assertThat(payment.checkPostingIn(onlyReceivables, Set.of())).isEmpty();
        Broken.expect(payment.checkPostingIn(onlyRevenue, Set.of()), "I34", "/date");
        assertThat(event.checkPostingIn(onlyRevenue, Set.of())).isEmpty();
        Broken.expect(event.checkPostingIn(onlyReceivables, Set.of()), "I34", "/date");
        assertThat(bill.checkPostingIn(onlyPayables, Set.of())).isEmpty();
        Broken.expect(bill.checkPostingIn(onlyReceivables, Set.of()), "I34", "/date");
        Broken.expect(
                RevenueEventBuilder.builder(event)
                        .fiscalPeriod("2026-07")
                        .build()
                        .checkPostingIn(onlyRevenue, Set.of()),
                "I34",
                "/fiscalPeriod");
    }

    /** Its ledger is closed; sub-ledgers go before it. */
    private static LegalEntity subLedgers(PeriodStatus receivables, PeriodStatus revenue, PeriodStatus payables) {
        Period august = Period.of(YearMonth.of(2026, 8));
        return LegalEntityBuilder.builder(Samples.of(RecordType.LEGAL_ENTITY))
                .fiscalPeriods(List.of(
                        new FiscalPeriod("2026-08", august, PeriodStatus.CLOSED, receivables, revenue, payables)))
                .build();
    }

    private static LegalEntity entity(PeriodStatus status) {
        return LegalEntityBuilder.builder(Samples.of(RecordType.LEGAL_ENTITY))
                .fiscalPeriods(List.of(FiscalPeriod.of("2026-08", Period.of(YearMonth.of(2026, 8)), status)))
                .build();
    }

    private JournalEntry with(List<LedgerLine> lines) {
        return JournalEntryBuilder.builder(entry).lines(lines).build();
    }

    private static LedgerLine line(String account, Side side, String amount, String functional, boolean rounding) {
        return LedgerLineBuilder.builder()
                .account(account)
                .side(side)
                .amount(eur(amount))
                .functional(Money.of(functional, "USD"))
                .rounding(rounding)
                .source(Samples.ref(RecordType.INVOICE))
                .build();
    }
}
