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
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

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
