package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.AssignmentStatus;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/**
 * The firm bookings of one person, as shares of what that person works. An allocation is such a share already; hours become one by the
 * working days of their assignment, of eight hours each for who works full time.
 */
public final class Staffing {

    static final Rule OVERALLOCATED = Rule.warning(
            "ASSIGNMENT_OVERALLOCATED",
            "The firm assignments of a person never take more than all of the person.",
            "move or shorten one of the assignments");

    private static final Set<AssignmentStatus> OVER =
            EnumSet.of(AssignmentStatus.DECLINED, AssignmentStatus.CANCELLED, AssignmentStatus.ENDED);

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final BigDecimal FULL_DAY = BigDecimal.valueOf(8);

    /** Shares are rounded down, so that rounding alone overallocates nobody. */
    private static final int SHARE_SCALE = 8;

    private Staffing() {}

    static List<Rule> all() {
        return List.of(OVERALLOCATED);
    }

    /**
     * Each stretch of days on which the person's firm assignments take more than all of the person, with the most that they take.
     *
     * @param resource whose full-time share says how many hours a working day has; full time if nobody says
     * @param assignments of that person; those that are soft or over count for nothing, nor do those planned in hours without a first day,
     *     a last day or a day from Monday to Friday, or of somebody who works no hours: nothing says on which days the hours fall
     */
    public static List<Violation> check(Resource resource, Collection<Assignment> assignments) {
        Findings findings = new Findings();
        BigDecimal taken = BigDecimal.ZERO;
        LocalDate since = null;
        BigDecimal most = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, BigDecimal> change :
                changes(assignments, resource.capacity()).entrySet()) {
            taken = taken.add(change.getValue());
            boolean isOver = taken.compareTo(BigDecimal.ONE) > 0;
            if (isOver) {
                since = since == null ? change.getKey() : since;
                most = most.max(taken);
            } else if (since != null) {
                report(since, change.getKey(), most, findings);
                since = null;
                most = BigDecimal.ZERO;
            }
        }
        if (since != null) {
            report(since, null, most, findings);
        }
        return findings.all();
    }

    private static SortedMap<LocalDate, BigDecimal> changes(Collection<Assignment> assignments, WorkCapacity capacity) {
        SortedMap<LocalDate, BigDecimal> changes = new TreeMap<>();
        for (Assignment assignment : assignments) {
            BigDecimal share = share(assignment, capacity);
            if (share != null && isFirm(assignment) && !assignment.period().isEmpty()) {
                LocalDate from = assignment.period().from();
                LocalDate until = assignment.period().until();
                changes.merge(from == null ? LocalDate.MIN : from, share, BigDecimal::add);
                if (until != null) {
                    changes.merge(until, share.negate(), BigDecimal::add);
                }
            }
        }
        return changes;
    }

    private static @Nullable BigDecimal share(Assignment assignment, WorkCapacity capacity) {
        StaffingPlan plan = assignment.plan();
        if (plan.allocation() != null) {
            return plan.allocation().value();
        }
        Rate fullTime = capacity.fullTimeShare();
        BigDecimal hours = FULL_DAY.multiply(BigDecimal.valueOf(workingDays(assignment.period())))
                .multiply(fullTime == null ? BigDecimal.ONE : fullTime.value());
        return plan.hours() == null || hours.signum() <= 0
                ? null
                : plan.hours().value().divide(hours, SHARE_SCALE, RoundingMode.DOWN);
    }

    /** From Monday to Friday; none if the period has no first or no last day. */
    private static long workingDays(Period period) {
        LocalDate from = period.from();
        LocalDate until = period.until();
        if (from == null || until == null || !from.isBefore(until)) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(from, until);
        long rest = from.datesUntil(from.plusDays(days % 7))
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .count();
        return days / 7 * 5 + rest;
    }

    private static boolean isFirm(Assignment assignment) {
        AssignmentStatus status = assignment.status();
        return assignment.commitment() == Commitment.HARD && (status == null || !OVER.contains(status));
    }

    private static void report(LocalDate since, @Nullable LocalDate until, BigDecimal most, Findings findings) {
        findings.broken(
                OVERALLOCATED,
                "/plan/allocation",
                "from %s %s they take up to %s"
                        .formatted(
                                since,
                                until == null ? "on" : "until " + until,
                                most.stripTrailingZeros().toPlainString()));
    }
}
