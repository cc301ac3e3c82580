package org.tallystick.connector.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Lines that are not rounded, and their sum. */
class RunningTotalTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Property
    void valuesComeToTheRoundedSumAndAreWithinAMinorUnitOfTheirOwn(
            @ForAll @Size(min = 1, max = 20) List<@BigRange(min = "-1000", max = "1000") @Scale(8) BigDecimal> totals) {
        RunningTotal running = new RunningTotal();
        Money sum = Money.zero(EUR);
        for (BigDecimal total : totals) {
            Money value = running.next("TotalPrice", total, EUR);
            assertThat(value.amount().subtract(total).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
            sum = sum.plus(value);
        }
        BigDecimal exact = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualTo(Money.rounded(exact, EUR, RoundingMode.HALF_UP));
    }

    @Property
    void whatIsRoundedStaysAsItIs(
            @ForAll @Size(min = 1, max = 20) List<@BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal> totals) {
        RunningTotal running = new RunningTotal();

        assertThat(totals)
                .allSatisfy(total ->
                        assertThat(running.next("TotalPrice", total, EUR)).isEqualTo(Money.of(total, EUR)));
    }
}
