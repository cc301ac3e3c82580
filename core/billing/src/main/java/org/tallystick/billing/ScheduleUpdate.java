package org.tallystick.billing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/**
 * The next version of a revenue schedule after its contract, its forecast or an acceptance has changed. Posted lines stay as they are; what was to be
 * recognised in a period that takes no postings any more is made up for in the first open one (I26 to I29). Pure.
 *
 * @param schedule the next version
 * @param open code of the first open period, in which what is past is made up for
 * @param catchUp what the open period recognises for the periods before it; zero: nothing is to be caught up
 */
public record ScheduleUpdate(RevenueSchedule schedule, String open, Money catchUp) {

    /** How a change of a contract meets what is recognised already (I29; ASC 606-10-25-13). */
    public enum Treatment {
        /** What is left is planned over the days that are left. */
        PROSPECTIVE,
        /** It is as if the contract had always been so: the open period makes up for the difference. */
        CATCH_UP
    }

    /**
     * After a change of the contract: what is recognised by days.
     *
     * @param allocated price that falls on the obligation now
     * @param days over which it is recognised now; bounded
     * @param calendar of the legal entity, in the order of days, to the schedule's end
     * @throws IllegalArgumentException if no period is open, or the calendar ends before the schedule
     */
    public static ScheduleUpdate byDays(
            RevenueSchedule before,
            Treatment treatment,
            Money allocated,
            Period days,
            Collection<FiscalPeriod> calendar) {
        Ahead ahead = Ahead.of(before, calendar);
        ahead.requireDays(days);
        List<BigDecimal> weights = ahead.daysOf(days);
        Money left = allocated.minus(before.recognized());
        if (treatment == Treatment.PROSPECTIVE) {
            return of(before, allocated, days, ahead, split(left, weights), Money.zero(allocated.currency()));
        }
        List<BigDecimal> all = new ArrayList<>();
        all.add(BigDecimal.valueOf(days.days()).subtract(sum(weights)));
        all.addAll(weights);
        List<Money> planned = new ArrayList<>(split(allocated, all));
        Money catchUp = planned.remove(0).minus(before.recognized());
        planned.set(0, planned.get(0).plus(catchUp));
        return of(before, allocated, days, ahead, planned, catchUp);
    }

    /**
     * After progress, an acceptance or another forecast: what is earned in all. The open period recognises the difference, negative if less is
     * earned than was recognised (I27); the rest is planned in the last period of the schedule.
     *
     * @param earned up to now, at most what is allocated
     * @throws IllegalArgumentException if no period is open, or the rest has no later period
     */
    public static ScheduleUpdate byProgress(
            RevenueSchedule before, Money allocated, Money earned, Collection<FiscalPeriod> calendar) {
        Ahead ahead = Ahead.of(before, calendar);
        Money rest = allocated.minus(earned);
        int last = ahead.lastOf(before.period());
        if (last == 0 && rest.signum() != 0) {
            throw new IllegalArgumentException(
                    "%s of schedule %s is not earned and has no period after %s: extend the calendar"
                            .formatted(rest, before.ref(), ahead.open()));
        }
        Money zero = Money.zero(allocated.currency());
        List<Money> planned =
                new ArrayList<>(ahead.periods().stream().map(period -> zero).toList());
        planned.set(last, rest);
        planned.set(0, planned.get(0).plus(earned.minus(before.recognized())));
        return of(before, allocated, before.period(), ahead, planned, zero);
    }

    /** The version before, as it stays in the hub: for good. */
    public static RevenueSchedule superseded(RevenueSchedule before) {
        return RevenueScheduleBuilder.builder(before)
                .status(RevenueScheduleStatus.SUPERSEDED)
                .build();
    }

    /** Whether it differs from that version in more than its number. */
    public boolean isChangeOf(RevenueSchedule before) {
        return !schedule.allocated().equals(before.allocated())
                || !schedule.period().equals(before.period())
                || moved(before).signum() != 0;
    }

    /** How much revenue lies in another period than in that version: never negative. */
    public Money moved(RevenueSchedule before) {
        Map<String, Money> then = planned(before);
        Map<String, Money> now = planned(schedule);
        Set<String> periods = new TreeSet<>(then.keySet());
        periods.addAll(now.keySet());
        Money zero = Money.zero(schedule.allocated().currency());
        return periods.stream()
                .map(period -> now.getOrDefault(period, zero).minus(then.getOrDefault(period, zero)))
                .map(difference -> difference.signum() < 0 ? difference.negated() : difference)
                .reduce(zero, Money::plus);
    }

    private static Map<String, Money> planned(RevenueSchedule schedule) {
        return schedule.lines().stream()
                .collect(toMap(RevenueScheduleLine::fiscalPeriod, RevenueScheduleLine::planned, Money::plus));
    }

    private static ScheduleUpdate of(
            RevenueSchedule before, Money allocated, Period days, Ahead ahead, List<Money> planned, Money catchUp) {
        List<RevenueScheduleLine> lines = new ArrayList<>(
                before.lines().stream().filter(RevenueScheduleLine::posted).toList());
        for (int i = 0; i < planned.size(); i++) {
            if (planned.get(i).signum() != 0) {
                Money none = Money.zero(allocated.currency());
                lines.add(new RevenueScheduleLine(ahead.periods().get(i).code(), planned.get(i), none, false));
            }
        }
        RevenueSchedule schedule = RevenueScheduleBuilder.builder(before)
                .allocated(allocated)
                .period(days)
                .lines(lines)
                .version(before.version() + 1)
                .status(status(before, lines))
                .build();
        return new ScheduleUpdate(schedule, ahead.open(), catchUp);
    }

    private static RevenueScheduleStatus status(RevenueSchedule before, List<RevenueScheduleLine> lines) {
        if (before.status() == RevenueScheduleStatus.HELD) {
            return RevenueScheduleStatus.HELD;
        }
        if (lines.stream().noneMatch(RevenueScheduleLine::posted)) {
            return RevenueScheduleStatus.PLANNED;
        }
        return lines.stream().allMatch(RevenueScheduleLine::posted)
                ? RevenueScheduleStatus.COMPLETED
                : RevenueScheduleStatus.IN_PROGRESS;
    }

    /** By weights; without any all of it is the first one's. */
    private static List<Money> split(Money amount, List<BigDecimal> weights) {
        if (sum(weights).signum() > 0) {
            return amount.allocate(weights);
        }
        Money zero = Money.zero(amount.currency());
        return IntStream.range(0, weights.size())
                .mapToObj(i -> i == 0 ? amount : zero)
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> weights) {
        return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The periods in which something can still be planned.
     *
     * @param schedule whose
     * @param periods the first open one and those after it, but for those whose line is posted
     */
    private record Ahead(RevenueSchedule schedule, List<FiscalPeriod> periods) {

        static Ahead of(RevenueSchedule schedule, Collection<FiscalPeriod> calendar) {
            Set<String> posted = new TreeSet<>();
            schedule.lines().stream()
                    .filter(RevenueScheduleLine::posted)
                    .forEach(line -> posted.add(line.fiscalPeriod()));
            List<FiscalPeriod> free = calendar.stream()
                    .filter(period -> !posted.contains(period.code()))
                    .filter(period -> status(period) == PeriodStatus.OPEN || status(period) == PeriodStatus.FUTURE)
                    .sorted(comparing(period -> from(period.period())))
                    .dropWhile(period -> status(period) != PeriodStatus.OPEN)
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalArgumentException(
                        "No fiscal period is open in which schedule %s could change: open one"
                                .formatted(schedule.ref()));
            }
            return new Ahead(schedule, free);
        }

        private static PeriodStatus status(FiscalPeriod period) {
            return Objects.requireNonNullElse(period.revenue(), period.status());
        }

        private static LocalDate from(Period period) {
            return Objects.requireNonNull(period.from(), "from");
        }

        private static LocalDate until(Period period) {
            return Objects.requireNonNull(period.until(), "until");
        }

        String open() {
            return periods.get(0).code();
        }

        void requireDays(Period days) {
            LocalDate end = until(periods.get(periods.size() - 1).period());
            if (days.from() == null || days.until() == null || days.isEmpty()) {
                throw new IllegalArgumentException("Schedule %s is recognised by days and has no first or last one: %s"
                        .formatted(schedule.ref(), days));
            }
            if (until(days).isAfter(end)) {
                throw new IllegalArgumentException("Schedule %s runs until %s and the calendar ends on %s: extend it"
                        .formatted(schedule.ref(), until(days), end));
            }
        }

        /** How many days of those lie in each period. */
        List<BigDecimal> daysOf(Period days) {
            return periods.stream()
                    .map(period -> BigDecimal.valueOf(common(days, period.period())))
                    .toList();
        }

        private static long common(Period days, Period period) {
            LocalDate from = from(days).isAfter(from(period)) ? from(days) : from(period);
            LocalDate until = until(days).isBefore(until(period)) ? until(days) : until(period);
            return from.isBefore(until) ? new Period(from, until).days() : 0;
        }

        /** The place of the last period in which the schedule still runs, at least the one after the open one if there is one. */
        int lastOf(Period days) {
            LocalDate end = days.until();
            int last = periods.size() - 1;
            while (end != null && last > 1 && !from(periods.get(last).period()).isBefore(end)) {
                last--;
            }
            return last;
        }
    }
}
