package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.model.Papers.eur;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.CurrencyMismatchException;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/** Payments, balances and what stands behind accounts. */
class ReceivablesTest {

    private static final Collecting NOTHING = Collecting.nothing(Papers.EUR);

    private final Payment payment = Papers.payment();

    @Test
    void i24_aPaymentIsWhatIsAppliedUnappliedAndRefunded() {
        assertThat(payment.check()).isEmpty();
        Broken.expect(builder().amount(eur("1000.01")).build().check(), "I24", "/amount");
    }

    @Test
    void aPaymentHasOneCurrency() {
        PaymentApplication dollars = new PaymentApplication(
                Samples.ref(RecordType.INVOICE), eur("700.00"), Papers.ISSUED, Money.of("1.00", "USD"), null);

        Broken.expect(builder().applications(List.of(dollars)).build().check(), "PAYMENT_CURRENCY", "/amount");
    }

    private PaymentBuilder builder() {
        return PaymentBuilder.builder(payment);
    }

    @Test
    void i23_theBalanceIsWhatIsDueLessAllThatIsSetAgainstIt() {
        PaymentApplication generous = new PaymentApplication(
                Samples.ref(RecordType.INVOICE), eur("700.00"), Papers.ISSUED, eur("14.00"), eur("0.05"));
        PaymentApplication elsewhere = new PaymentApplication(
                new Ref<>("hub", RecordType.INVOICE, "2"), eur("100.00"), Papers.ISSUED, null, null);
        Payment paid = builder().applications(List.of(generous, elsewhere)).build();
        CreditMemo credit = CreditMemoBuilder.builder(Papers.credit())
                .applications(
                        List.of(new CreditApplication(Samples.ref(RecordType.INVOICE), eur("238.00"), Papers.ISSUED)))
                .build();

        // 1190.00 - 714.05 - 238.00 - 37.95
        InvoiceBalance balance =
                InvoiceBalance.of(Papers.invoice(), List.of(paid), List.of(credit), List.of(eur("37.95")));
        assertThat(balance.balance()).isEqualTo(eur("200.00"));
        assertThat(balance.check(Papers.ISSUED, NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BOUNCED, 1190.00", "PENDING, 1190.00", "RECEIVED, 490.00", "APPLIED, 490.00"})
    void i23_onlyMoneyThatCameInCounts(PaymentStatus status, String balance) {
        assertThat(balanceOf(builder().status(status).build()).balance()).isEqualTo(eur(balance));
    }

    @Test
    void i23_theBalanceIsNeverNegative() {
        Payment tooMuch = paying("1190.01");

        assertThat(balanceOf(tooMuch).check(Papers.ISSUED, NOTHING))
                .filteredOn(violation -> violation.path().equals("/totals/due"))
                .extracting(Violation::rule)
                .containsExactly("I23");
    }

    @Test
    void i23_anInvoiceIsPaidIfAndOnlyIfItsBalanceIsZero() {
        Broken.expect(balanceOf(paying("1190.00")).check(Papers.ISSUED, NOTHING), "I23", "/state/collection");
        InvoiceBalance early = InvoiceBalance.of(showing(CollectionState.PAID), List.of(), List.of(), List.of());
        Broken.expect(early.check(Papers.ISSUED, NOTHING), "I23", "/state/collection");
    }

    @Test
    void theCollectionStateFollowsFromTheDay() {
        InvoiceBalance balance = balanceOf(payment);

        assertThat(balance.check(Papers.ISSUED, NOTHING)).isEmpty();
        Broken.expect(balance.check(Papers.DUE, NOTHING), "COLLECTION_STATE", "/state/collection");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-29, 0.00,  ,           false, NOT_DUE",
        "2026-09-29, 1.00,  ,           true,  DISPUTED",
        "2026-09-30, 0.00,  ,           false, DUE",
        "2026-09-30, 1.00,  ,           false, DISPUTED",
        "2026-10-01, 0.00,  ,           false, OVERDUE",
        "2026-10-01, 0.00,  2026-10-01, false, PROMISED",
        "2026-10-02, 0.00,  2026-10-01, false, OVERDUE",
        "2026-10-01, 0.00,  2026-10-05, true,  IN_COLLECTION",
        "2026-10-01, 1.00,  2026-10-05, true,  DISPUTED"
    })
    void anOpenInvoiceIsWhereItsDatesAndItsDisputeSay(
            LocalDate today, String disputed, LocalDate promised, boolean withCollectors, CollectionState state) {
        assertThat(balanceOf(payment).stateOn(today, new Collecting(eur(disputed), promised, withCollectors)))
                .isEqualTo(state);
    }

    @Test
    void whatIsGivenUpIsWrittenOff() {
        InvoiceBalance writtenOff =
                InvoiceBalance.of(Papers.invoice(), List.of(payment), List.of(), List.of(eur("490.00")));

        assertThat(writtenOff.stateOn(Papers.DUE, NOTHING)).isEqualTo(CollectionState.WRITTEN_OFF);
        assertThat(balanceOf(paying("1190.00")).stateOn(Papers.DUE, NOTHING)).isEqualTo(CollectionState.PAID);
    }

    @Test
    void noMoreIsDisputedThanIsOpen() {
        Collecting all = new Collecting(eur("490.00"), null, false);
        Collecting more = new Collecting(eur("490.01"), null, false);

        InvoiceBalance balance =
                InvoiceBalance.of(showing(CollectionState.DISPUTED), List.of(payment), List.of(), List.of());

        assertThat(balance.check(Papers.ISSUED, all)).isEmpty();
        Broken.expect(balance.check(Papers.ISSUED, more), "COLLECTION_DISPUTE", "/state/collection");
    }

    @Test
    void aPaymentInAnotherCurrencyIsRefused() {
        Payment dollars = builder()
                .applications(List.of(new PaymentApplication(
                        Samples.ref(RecordType.INVOICE), Money.of("1.00", "USD"), Papers.ISSUED, null, null)))
                .build();

        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> balanceOf(dollars));
    }

    @Test
    void i33_accountsAreWhatStandsBehindThem() {
        List<InvoiceBalance> balances = List.of(balanceOf(payment), balanceOf(paying("1190.00")));
        RevenueEvent posted = RevenueEventBuilder.builder(Samples.of(RecordType.REVENUE_EVENT))
                .amount(eur("75.00"))
                .status(RevenueEventStatus.POSTED)
                .build();
        List<RevenueEvent> events = List.of(posted, Samples.of(RecordType.REVENUE_EVENT));
        List<Money> positions = List.of(eur("30.00"), eur("-20.00"), eur("5.00"));

        assertThat(TieOut.receivables(eur("490.00"), balances)).isEmpty();
        assertThat(TieOut.revenue(eur("75.00"), events)).isEmpty();
        assertThat(TieOut.unbilled(eur("35.00"), positions)).isEmpty();
        Broken.expect(TieOut.receivables(eur("490.01"), balances), "I33", "");
        Broken.expect(TieOut.revenue(eur("76.00"), events), "I33", "");
        Broken.expect(TieOut.unbilled(eur("15.00"), positions), "I33", "");
        Broken.expect(TieOut.unbilled(Money.of("35.00", "USD"), positions), "I33", "");
    }

    @Test
    void i35_settlingAtABetterRateIsAGain() {
        FxRate document = rate("0.90");

        assertThat(FxRules.realizedDifference(eur("100.00"), document, rate("0.925")))
                .isEqualTo(Money.of("2.50", "USD"));
        assertThat(FxRules.realizedDifference(eur("100.00"), document, rate("0.89")))
                .isEqualTo(Money.of("-1.00", "USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FxRules.realizedDifference(Money.of("1.00", "USD"), document, document));
    }

    private static FxRate rate(String rate) {
        return new FxRate(Papers.EUR, new CurrencyCode("USD"), new BigDecimal(rate), Papers.DUE, "ECB");
    }

    private static InvoiceBalance balanceOf(Payment payment) {
        return InvoiceBalance.of(Papers.invoice(), List.of(payment), List.of(), List.of());
    }

    private Payment paying(String amount) {
        return builder()
                .applications(List.of(new PaymentApplication(
                        Samples.ref(RecordType.INVOICE), eur(amount), Papers.ISSUED, null, null)))
                .build();
    }

    private static Invoice showing(CollectionState state) {
        return InvoiceBuilder.builder(Papers.invoice())
                .state(Papers.state(DocumentStatus.ISSUED, state))
                .build();
    }
}
