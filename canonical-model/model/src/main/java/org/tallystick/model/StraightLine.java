package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** Revenue by days (I28): each day of a schedule's period earns the same, and the lines sum exactly. */
public final class StraightLine {

    static final Rule BY_DAYS = Rule.error(
            "I28",
            "Each line of a straight-line schedule is planned within one minor unit of its share of the days.",
            "plan the schedule again by days");

    private StraightLine() {}

    static List<Rule> all() {
        return List.of(BY_DAYS);
    }

    /**
     * What is planned in each part of a period. The parts sum to {@code allocated} exactly, each within one minor unit of its share.
     *
     * @param parts bounded, at least one day in all
     * @throws IllegalArgumentException if the parts have no day
     * @throws IllegalStateException if a part is open
     */
    public static List<Money> plan(Money allocated, List<Period> parts) {
        return RecurringPeriods.prorate(allocated, parts);
    }

    /**
     * Which lines are not planned by days. Lines of fiscal periods that are not given are not judged; nothing is reported of a schedule
     * with an open period or another method. The sum is the schedule's own check ({@code I26}).
     */
    public static List<Violation> check(RevenueSchedule schedule, Collection<FiscalPeriod> fiscalPeriods) {
        Period days = schedule.period();
        boolean isBounded = days.from() != null && days.until() != null && !days.isEmpty();
        if (schedule.method() != RevenueMethod.STRAIGHT_LINE || !isBounded) {
            return List.of();
        }
        Map<String, Period> periods = new HashMap<>();
        fiscalPeriods.forEach(period -> periods.put(period.code(), period.period()));
        Findings findings = new Findings();
        for (int i = 0; i < schedule.lines().size(); i++) {
            Period fiscal = periods.get(schedule.lines().get(i).fiscalPeriod());
            if (fiscal != null) {
                checkLine(schedule, i, commonDays(days, fiscal), findings);
            }
        }
        return findings.all();
    }

    /** Compares {@code |planned × days - allocated × line's days|} with {@code days} minor units, so that nothing is rounded. */
    private static void checkLine(RevenueSchedule schedule, int i, long lineDays, Findings findings) {
        Money allocated = schedule.allocated();
        Money planned = schedule.lines().get(i).planned();
        BigDecimal all = BigDecimal.valueOf(schedule.period().days());
        BigDecimal error = planned.amount()
                .multiply(all)
                .subtract(allocated.amount().multiply(BigDecimal.valueOf(lineDays)))
                .abs();
        BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(allocated.currency().exponent());
        if (!Amounts.isIn(allocated.currency(), planned) || error.compareTo(all.multiply(minorUnit)) >= 0) {
            findings.broken(
                    BY_DAYS,
                    RevenueScheduleRules.path(i, "planned"),
                    "is %s, %d of %s days of %s".formatted(planned, lineDays, all, allocated));
        }
    }

    private static long commonDays(Period bounded, Period other) {
        if (!bounded.overlaps(other)) {
            return 0;
        }
        boolean startsLater = other.from() != null && other.from().isAfter(bounded.from());
        boolean endsEarlier = other.until() != null && other.until().isBefore(bounded.until());
        return new Period(startsLater ? other.from() : bounded.from(), endsEarlier ? other.until() : bounded.until())
                .days();
    }
}
