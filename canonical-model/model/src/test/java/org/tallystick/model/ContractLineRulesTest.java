package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

/** Each rule of contract lines, kept and broken. */
class ContractLineRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    @Test
    void i15_aScheduleSumsToItsLinesValue() {
        assertThat(fixed(eur("100.00"), entry(1, eur("60.00")), entry(2, eur("40.00")))
                        .check())
                .isEmpty();
        assertThat(told(fixed(eur("100.01"), entry(1, eur("60.00")), entry(2, eur("40.00")))
                        .check()))
                .containsExactly("I15 /value");
    }

    @Test
    void i15_aBilledEntryNeverChanges() {
        ContractLine before = fixed(eur("100.00"), entry(1, eur("100.00")));

        assertThat(before.checkAfter(before)).isEmpty();
        assertThat(told(fixed(eur("90.00"), entry(1, eur("90.00"))).checkAfter(before)))
                .containsExactly("I15 /schedule");
    }

    @Test
    void entriesHaveAscendingNumbers() {
        assertThat(told(fixed(null, entry(1, eur("60.00")), entry(1, eur("40.00")))
                        .check()))
                .containsExactly("CONTRACT_LINE_SCHEDULE /schedule/1/no");
        assertThat(told(fixed(null, entry(0, eur("60.00"))).check()))
                .containsExactly("CONTRACT_LINE_SCHEDULE /schedule/0/no");
    }

    @Test
    void allAmountsAreInOneCurrency() {
        assertThat(told(fixed(eur("100.00"), entry(1, usd("100.00"))).check()))
                .containsExactly("CONTRACT_LINE_CURRENCY /schedule/0/amount");
    }

    @Test
    void aCapIsAnAmountOrHours() {
        LineCap both = new LineCap(CapKind.HARD, eur("1.00"), Quantity.ONE);
        LineCap hours = new LineCap(CapKind.HARD, null, Quantity.ONE);

        assertThat(ContractLineBuilder.builder(line(null)).cap(hours).build().check())
                .isEmpty();
        assertThat(told(ContractLineBuilder.builder(line(null))
                        .cap(both)
                        .build()
                        .check()))
                .containsExactly("CONTRACT_LINE_CAP /cap");
    }

    @Test
    void aRecurringLineNamesItsCalendarAndItsProration() {
        ContractLine bare = ContractLineBuilder.builder(line(null))
                .billingMethod(BillingMethod.RECURRING)
                .build();
        LineInvoicing invoicing =
                new LineInvoicing(null, null, "MONTHS", ProrationRule.BY_DAYS, null, null, null, null);

        assertThat(ContractLineBuilder.builder(bare)
                        .invoicing(invoicing)
                        .build()
                        .check())
                .isEmpty();
        assertThat(told(bare.check()))
                .containsExactly(
                        "CONTRACT_LINE_RECURRING /invoicing/calendar", "CONTRACT_LINE_RECURRING /invoicing/proration");
    }

    @Test
    void i16_periodsCoverTheTerm() {
        Period term = new Period(DAY, DAY.plusDays(2));
        Period first = new Period(DAY, DAY.plusDays(1));
        Period second = new Period(DAY.plusDays(1), DAY.plusDays(2));

        assertThat(RecurringPeriods.check(term, List.of(second, first))).isEmpty();
        assertThat(told(RecurringPeriods.check(term, List.of(first)))).containsExactly("I16 ");
    }

    @Test
    void i16_partsSumToThePeriodsAmount() {
        assertThat(RecurringPeriods.checkParts(eur("10.00"), List.of(eur("3.33"), eur("6.67"))))
                .isEmpty();
        assertThat(told(RecurringPeriods.checkParts(eur("10.00"), List.of(eur("3.33"), eur("6.66")))))
                .containsExactly("I16 ");
    }

    static ContractLine line(Money value) {
        return ContractLineBuilder.builder()
                .header(header(RecordType.CONTRACT_LINE, "L-1"))
                .billingMethod(BillingMethod.TIME_AND_MATERIAL)
                .value(value)
                .build();
    }

    private static ContractLine fixed(Money value, BillingScheduleEntry... schedule) {
        return ContractLineBuilder.builder(line(value))
                .billingMethod(BillingMethod.FIXED_PRICE)
                .schedule(List.of(schedule))
                .build();
    }

    private static BillingScheduleEntry entry(int no, Money amount) {
        return new BillingScheduleEntry(no, DAY, amount, true, null);
    }
}
