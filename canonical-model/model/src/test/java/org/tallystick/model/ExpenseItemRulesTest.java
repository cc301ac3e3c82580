package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** Each rule of costs, kept and broken; what the customer pays. */
class ExpenseItemRulesTest {

    private final ExpenseItem item = ExpenseItemBuilder.builder()
            .header(header(RecordType.EXPENSE_ITEM, "X-1"))
            .date(LocalDate.of(2026, 8, 31))
            .amount(eur("119.00"))
            .tax(new ExpenseTax(eur("19.00"), eur("19.00")))
            .approval(Approval.APPROVED)
            .build();

    @Test
    void theTaxIsInTheCurrencyThatWasPaid() {
        assertThat(item.check()).isEmpty();
        assertThat(told(taxed(usd("1.00"), null).check())).containsExactly("EXPENSE_CURRENCY /tax/included");
        assertThat(told(taxed(null, usd("1.00")).check())).containsExactly("EXPENSE_CURRENCY /tax/recoverable");
    }

    @Test
    void recoverableTaxIsAtMostTheTaxWhichIsAtMostTheAmount() {
        assertThat(told(taxed(eur("19.00"), eur("19.01")).check())).containsExactly("EXPENSE_TAX /tax/recoverable");
        assertThat(told(taxed(eur("119.01"), null).check())).containsExactly("EXPENSE_TAX /tax/included");
        assertThat(told(taxed(null, eur("119.01")).check())).containsExactly("EXPENSE_TAX /tax/recoverable");
        assertThat(ExpenseItemBuilder.builder(item)
                        .amount(eur("-119.00"))
                        .build()
                        .check())
                .isEmpty();
    }

    @Test
    void aCostAboveTheLimitHasAReceipt() {
        ExpenseItem attached =
                ExpenseItemBuilder.builder(item).receiptAttached(true).build();
        ExpenseItem back =
                ExpenseItemBuilder.builder(item).amount(eur("-119.00")).build();

        assertThat(told(item.checkReceipt(eur("118.99")))).containsExactly("EXPENSE_RECEIPT /receiptAttached");
        assertThat(item.checkReceipt(eur("119.00"))).isEmpty();
        assertThat(item.checkReceipt(usd("1.00"))).isEmpty();
        assertThat(attached.checkReceipt(eur("1.00"))).isEmpty();
        assertThat(back.checkReceipt(eur("1.00"))).isEmpty();
    }

    @Test
    void aFixedPriceNeedsAMeasure() {
        ExpenseItem fixed = ExpenseItemBuilder.builder(item)
                .billMethod(ExpenseBillMethod.FIXED)
                .build();
        ExpenseMeasure measure = new ExpenseMeasure(
                Quantity.of("100.5"), "KM", new UnitPrice(new BigDecimal("0.30"), new CurrencyCode("EUR")));
        ExpenseItem measured =
                ExpenseItemBuilder.builder(fixed).measure(measure).build();

        assertThat(told(fixed.check())).containsExactly("EXPENSE_FIXED /measure");
        assertThat(measured.check()).isEmpty();
        assertThat(bill(measured, "0.10")).isEqualTo(eur("30.15"));
    }

    @Test
    void theMarkupOfTheItemGoesBeforeThatOfItsLine() {
        ExpenseItem own =
                ExpenseItemBuilder.builder(item).markup(Rate.of("0.075")).build();
        ExpenseItem atCost = ExpenseItemBuilder.builder(own)
                .billMethod(ExpenseBillMethod.COST)
                .build();
        ExpenseItem free = ExpenseItemBuilder.builder(own)
                .billMethod(ExpenseBillMethod.NOT_BILLABLE)
                .build();

        assertThat(bill(item, "0.10")).isEqualTo(eur("110.00"));
        assertThat(bill(own, "0.10")).isEqualTo(eur("107.50"));
        assertThat(bill(atCost, "0.10")).isEqualTo(eur("100.00"));
        assertThat(bill(free, "0.10")).isEqualTo(eur("0.00"));
    }

    /** What is paid back has a negative amount, and tax without a sign. */
    @Test
    void ofARefundTheRecoverableTaxIsNotPaidBack() {
        ExpenseItem back =
                ExpenseItemBuilder.builder(item).amount(eur("-119.00")).build();

        assertThat(item.netCost()).isEqualTo(eur("100.00"));
        assertThat(back.netCost()).isEqualTo(eur("-100.00"));
        assertThat(bill(back, "0.10")).isEqualTo(eur("-110.00"));
    }

    private ExpenseItem taxed(Money included, Money recoverable) {
        return ExpenseItemBuilder.builder(item)
                .tax(new ExpenseTax(included, recoverable))
                .build();
    }

    private static Money bill(ExpenseItem item, String lineMarkup) {
        return item.billAmount(Rate.of(lineMarkup), RoundingMode.HALF_UP);
    }
}
