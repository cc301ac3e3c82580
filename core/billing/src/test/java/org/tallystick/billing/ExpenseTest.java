package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.EUR;
import static org.tallystick.billing.Case.JPY;
import static org.tallystick.billing.Case.USD;
import static org.tallystick.billing.Case.cost;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.ref;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ExpenseBillMethod;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.ExpenseMeasure;
import org.tallystick.model.ExpenseTax;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** RULES rules 2 and 4. */
class ExpenseTest {

    private final Case billing = new Case();

    @Test
    void anExpenseIsBilledAtCostWithoutALine() {
        billing.expense("X-1", "2026-08-11", "33.33", "EUR");

        assertThat(billed()).isEqualTo(Money.of("33.33", "EUR"));
    }

    @Test
    void theMarkupIsThatOfTheLineWhateverItsDatesAndKind() {
        line("L-1", BillingMethod.RECURRING, "12.5", days("2020-01-01", "2020-01-31"));
        billing.expenses.add(cost("X-1", "2026-08-11", "100.00", "EUR", "L-1", true));

        assertThat(billed()).isEqualTo(Money.of("112.50", "EUR"));
    }

    @Test
    void anUnknownLineCountsAsNone() {
        billing.expenses.add(cost("X-1", "2026-08-11", "100.00", "EUR", "deleted", true));

        assertThat(billed()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void conversionThenMarkupIsRoundedOnce() {
        fx("2026-08-01", USD, EUR, "0.8765");
        line("L-1", BillingMethod.COST_PLUS, "7.5", Period.ALWAYS);
        billing.expenses.add(cost("X-1", "2026-08-11", "10.09", "USD", "L-1", true));

        // 10.09 x 0.8765 x 1.075 = 9.507176375; rounded in between it would be 8.84 x 1.075 = 9.503
        assertThat(billed()).isEqualTo(Money.of("9.51", "EUR"));
    }

    @Test
    void theLatestRateOnOrBeforeTheExpenseDateCounts() {
        fx("2026-08-01", USD, EUR, "0.80");
        fx("2026-08-11", USD, EUR, "0.90");
        fx("2026-08-12", USD, EUR, "0.95");
        billing.expense("X-1", "2026-08-11", "100.00", "USD");

        assertThat(billed()).isEqualTo(Money.of("90.00", "EUR"));
    }

    @Test
    void theResultHasTheMinorUnitOfTheEngagementsCurrency() {
        billing.currency = JPY;
        fx("2026-08-01", EUR, JPY, "171.005");
        billing.expense("X-1", "2026-08-11", "10.50", "EUR");

        assertThat(billed()).isEqualTo(Money.of("1796", "JPY"));
    }

    @Test
    void neitherAnInverseNorACrossNorALaterRateCounts() {
        fx("2026-08-01", EUR, USD, "1.10");
        fx("2026-08-01", USD, JPY, "150");
        fx("2026-08-01", JPY, EUR, "0.006");
        fx("2026-08-12", USD, EUR, "0.90");
        billing.expense("X-1", "2026-08-11", "100.00", "USD");

        HeldItem held = held();
        assertThat(held.code()).isEqualTo(HoldCode.FX_RATE_MISSING);
        assertThat(held.amount()).isNull();
        assertThat(held.message()).isEqualTo("100.00 USD: no rate USD to EUR on or before 2026-08-11");
        assertThat(held.quantity()).hasToString("1");
    }

    @Test
    void anExpenseOverTheThresholdOfItsOwnCurrencyNeedsAReceipt() {
        fx("2026-08-01", USD, EUR, "0.90");
        billing.master.withReceiptThreshold("DE01", Money.of("25.00", "USD"));
        billing.master.withReceiptThreshold("DE01", Money.of("10.00", "EUR"));
        billing.expenses.add(cost("X-1", "2026-08-11", "25.01", "USD", null, false));

        HeldItem held = held();
        assertThat(held.code()).isEqualTo(HoldCode.RECEIPT_MISSING);
        assertThat(held.amount()).isEqualTo(Money.of("22.51", "EUR"));
    }

    @Test
    void anExpenseEqualToTheThresholdIsNotOverIt() {
        billing.master.withReceiptThreshold("DE01", Money.of("25.00", "EUR"));
        billing.expenses.add(cost("X-1", "2026-08-11", "25.00", "EUR", null, false));

        assertThat(billed()).isEqualTo(Money.of("25.00", "EUR"));
    }

    @Test
    void withAReceiptNoThresholdMatters() {
        billing.master.withReceiptThreshold("DE01", Money.of("25.00", "EUR"));
        billing.expenses.add(cost("X-1", "2026-08-11", "2500.00", "EUR", null, true));

        assertThat(billed()).isEqualTo(Money.of("2500.00", "EUR"));
    }

    @Test
    void withoutAThresholdNoReceiptIsRequired() {
        billing.master.withReceiptThreshold("UK01", Money.of("25.00", "EUR"));
        billing.expenses.add(cost("X-1", "2026-08-11", "2500.00", "EUR", null, false));

        assertThat(billed()).isEqualTo(Money.of("2500.00", "EUR"));
    }

    @Test
    void aMissingExchangeRateComesBeforeAMissingReceipt() {
        billing.master.withReceiptThreshold("DE01", Money.of("25.00", "USD"));
        billing.expenses.add(cost("X-1", "2026-08-11", "2500.00", "USD", null, false));

        assertThat(held().code()).isEqualTo(HoldCode.FX_RATE_MISSING);
    }

    @Test
    void recoverableTaxIsNotBilledAndBearsNoMarkup() {
        line("L-1", BillingMethod.COST_PLUS, "10", Period.ALWAYS);
        billing.expenses.add(taxed(cost("X-1", "2026-08-11", "119.00", "EUR", "L-1", true), "19.00"));

        assertThat(billed()).isEqualTo(Money.of("110.00", "EUR"));
    }

    @Test
    void ofWhatIsPaidBackTheRecoverableTaxIsPaidBackTo() {
        billing.expense("X-1", "2026-08-11", "200.00", "EUR");
        billing.expenses.add(taxed(cost("X-2", "2026-08-12", "-119.00", "EUR", null, true), "19.00"));

        assertThat(billed()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void taxThatIsRecognisedAsRecoverableLaterIsCredited() {
        billing.expense("X-1", "2026-08-11", "119.00", "EUR");
        billing.billAndIssue();
        billing.expenses.set(0, taxed(billing.expenses.get(0), "19.00"));

        BillingOutcome corrected = billing.next().bill();

        assertThat(corrected.credits())
                .singleElement()
                .satisfies(credit -> assertThat(credit.totals().net()).isEqualTo(Money.of("119.00", "EUR")));
        assertThat(corrected.proposal().orElseThrow().totals().net()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void whatIsNotBillableByItsMethodIsNeitherBilledNorHeld() {
        billing.expenses.add(by(ExpenseBillMethod.NOT_BILLABLE));

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held()).isEmpty();
    }

    @Test
    void atCostThereIsNoMarkup() {
        line("L-1", BillingMethod.COST_PLUS, "10", Period.ALWAYS);
        billing.expenses.add(by(ExpenseBillMethod.COST));

        assertThat(billed()).isEqualTo(Money.of("100.00", "EUR"));
    }

    /** Rule 4: the markup is that of the contract line. */
    @Test
    void itsOwnMarkupDoesNotCount() {
        line("L-1", BillingMethod.COST_PLUS, "10", Period.ALWAYS);
        billing.expenses.add(ExpenseItemBuilder.builder(by(ExpenseBillMethod.MARKUP))
                .markup(Rate.of("0.5"))
                .build());

        assertThat(billed()).isEqualTo(Money.of("110.00", "EUR"));
    }

    @Test
    void atAFixedPriceThePiecesAreBilledInTheCurrencyOfTheirPrice() {
        fx("2026-08-01", USD, EUR, "0.90");
        line("L-1", BillingMethod.COST_PLUS, "10", Period.ALWAYS);
        UnitPrice price = new UnitPrice(new BigDecimal("0.305"), USD);
        billing.expenses.add(ExpenseItemBuilder.builder(by(ExpenseBillMethod.FIXED))
                .measure(new ExpenseMeasure(Quantity.of("101"), "KM", price))
                .build());

        // 101 x 0.305 x 0.90 = 27.7245; rounded in between it would be 30.81 x 0.90 = 27.729
        assertThat(billed()).isEqualTo(Money.of("27.72", "EUR"));
    }

    @Test
    void aFixedPriceWithoutPiecesIsHeld() {
        billing.expenses.add(by(ExpenseBillMethod.FIXED));

        HeldItem held = held();
        assertThat(held.code()).isEqualTo(HoldCode.EXPENSE_PRICE_MISSING);
        assertThat(held.message()).contains("expense-item/X-1", "measure");
    }

    private static ExpenseItem by(ExpenseBillMethod method) {
        return ExpenseItemBuilder.builder(cost("X-1", "2026-08-11", "100.00", "EUR", "L-1", true))
                .billMethod(method)
                .build();
    }

    private static ExpenseItem taxed(ExpenseItem expense, String recoverable) {
        return ExpenseItemBuilder.builder(expense)
                .tax(new ExpenseTax(null, Money.of(recoverable, "EUR")))
                .build();
    }

    private void fx(String date, CurrencyCode from, CurrencyCode to, String rate) {
        billing.master.withFxRate(LocalDate.parse(date), from, to, new BigDecimal(rate));
    }

    private void line(String id, BillingMethod method, String percent, Period period) {
        billing.contractLines.add(ContractLineBuilder.builder()
                .header(Header.of(ref(RecordType.CONTRACT_LINE, id)))
                .engagement(ref(RecordType.ENGAGEMENT, "another"))
                .billingMethod(method)
                .markup(Rate.ofPercent(new BigDecimal(percent)))
                .period(period)
                .build());
    }

    private Money billed() {
        return billing.bill().proposal().orElseThrow().totals().net();
    }

    private HeldItem held() {
        BillingOutcome outcome = billing.bill();
        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held()).hasSize(1);
        return outcome.held().get(0);
    }
}
