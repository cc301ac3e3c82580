package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/**
 * How the price of one performance obligation becomes revenue.
 *
 * @param header what all records share
 * @param engagement the contract
 * @param obligation code of the performance obligation
 * @param method when it is recognised
 * @param allocated the part of the transaction price that falls on it (I25)
 * @param standalonePrice what it would cost alone
 * @param period days over which it is recognised
 * @param lines in the order of periods; they sum to what is allocated (I26)
 * @param accounts where it is booked
 * @param hold code of what holds it
 * @param version from 1; a change of the contract makes the next
 * @param status how far it is
 */
@BuiltRecord
public record RevenueSchedule(
        @Valid Header header,
        Ref<Engagement> engagement,
        @Code String obligation,
        RevenueMethod method,
        Money allocated,
        @Nullable @PositiveOrZero Money standalonePrice,
        Period period,
        List<@Valid RevenueScheduleLine> lines,
        @Valid RevenueAccounts accounts,
        @Nullable @Code String hold,
        int version,
        RevenueScheduleStatus status)
        implements Entity {

    public RevenueSchedule {
        MissingFieldsException.check(
                RevenueSchedule.class,
                "header",
                header,
                "engagement",
                engagement,
                "obligation",
                obligation,
                "method",
                method,
                "allocated",
                allocated,
                "status",
                status);
        period = period == null ? Period.ALWAYS : period;
        lines = lines == null ? List.of() : List.copyOf(lines);
        accounts = accounts == null ? RevenueAccounts.DEFAULT : accounts;
    }

    @Override
    public List<Violation> check() {
        return RevenueScheduleRules.check(this);
    }

    /**
     * What is recognised so far.
     *
     * @throws org.tallystick.model.value.CurrencyMismatchException if a line is in another currency
     */
    public Money recognized() {
        return lines.stream()
                .map(RevenueScheduleLine::recognized)
                .reduce(Money.zero(allocated.currency()), Money::plus);
    }

    /** What is allocated and not recognised yet (I26). */
    public Money remaining() {
        return allocated.minus(recognized());
    }
}
