package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tallystick.model.Collecting;
import org.tallystick.model.FxRules;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBalance;
import org.tallystick.model.Payment;
import org.tallystick.model.PaymentBuilder;
import org.tallystick.model.TieOut;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/** Payments and what invoices still come to. */
class ReceivablesArithmeticTest {

    @Property
    void i24_aPaymentIsWhatIsAppliedUnappliedAndRefunded(@ForAll("payments") Payment payment) {
        Payment more = PaymentBuilder.builder(payment)
                .amount(InvoiceArithmeticTest.more(payment.amount()))
                .build();

        assertThat(payment.check()).isEmpty();
        assertThat(more.check()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("I24");
            assertThat(violation.path()).isEqualTo("/amount");
        });
    }

    @Property
    void i23_anInvoiceIsPaidIfAndOnlyIfItsBalanceIsZero(
            @ForAll("invoices") Invoice invoice, @ForAll @IntRange(min = -3, max = 3) int unitsMore) {
        Money due = invoice.totals().due();
        Payment payment = Payments.of(invoice.ref(), due.plus(Documents.units(unitsMore, due.currency())));
        InvoiceBalance balance = InvoiceBalance.of(invoice, List.of(payment), List.of(), List.of());

        LocalDate late = Documents.DAY.plusDays(31);
        Collecting nothing = Collecting.nothing(due.currency());
        CollectionState state = balance.stateOn(late, nothing);

        assertThat(state == CollectionState.PAID).isEqualTo(unitsMore == 0);
        assertThat(balance.check(Documents.DAY, nothing).stream()
                        .anyMatch(violation -> violation.path().equals("/totals/due")))
                .isEqualTo(unitsMore > 0);
        assertThat(balance.check(Documents.DAY, nothing))
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("I23"));
    }

    @Property
    void i23_whatBouncedDoesNotCount(@ForAll("invoices") Invoice invoice) {
        Payment paid = Payments.of(invoice.ref(), invoice.totals().due());
        Payment bounced =
                PaymentBuilder.builder(paid).status(PaymentStatus.BOUNCED).build();

        assertThat(InvoiceBalance.of(invoice, List.of(bounced), List.of(), List.of())
                        .balance())
                .isEqualTo(invoice.totals().due());
    }

    @Property
    void i33_receivablesAreTheSumOfOpenBalances(@ForAll("invoices") Invoice one, @ForAll("invoices") Invoice other) {
        List<InvoiceBalance> balances = List.of(open(one), open(one));
        Money account = one.totals().due().plus(one.totals().due());

        assertThat(TieOut.receivables(account, balances)).isEmpty();
        assertThat(TieOut.receivables(InvoiceArithmeticTest.more(account), balances))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("I33"));
        assertThat(TieOut.receivables(account, List.of(open(one), open(one), open(other)))
                        .isEmpty())
                .isEqualTo(other.totals().due().currency().equals(account.currency())
                        && other.totals().due().signum() == 0);
    }

    private static InvoiceBalance open(Invoice invoice) {
        return InvoiceBalance.of(invoice, List.of(), List.of(), List.of());
    }

    @Property
    void i35_whatIsRealisedIsTheDifferenceOfTheRates(
            @ForAll("invoices") Invoice invoice, @ForAll @IntRange(min = 1, max = 2_000_000) int millionths) {
        Money applied = invoice.totals().due();
        FxRate document = rate(applied, 1_000_000);
        FxRate settlement = rate(applied, millionths);

        Money realised = FxRules.realizedDifference(applied, document, settlement);
        Money bySums = settlement
                .convert(applied, RoundingMode.HALF_UP)
                .minus(document.convert(applied, RoundingMode.HALF_UP));
        assertThat(realised.minus(bySums).amount().abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        assertThat(FxRules.realizedDifference(applied, settlement, settlement).signum())
                .isZero();
        assertThat(FxRules.realizedDifference(applied, settlement, document)).isEqualTo(realised.negated());
    }

    private static FxRate rate(Money amount, int millionths) {
        return new FxRate(
                amount.currency(), Documents.FUNCTIONAL, BigDecimal.valueOf(millionths, 6), Documents.DAY, "ECB");
    }

    @Provide
    Arbitrary<Payment> payments() {
        return Payments.valid();
    }

    @Provide
    Arbitrary<Invoice> invoices() {
        return Invoices.valid().filter(invoice -> invoice.totals().due().signum() > 0);
    }
}
