package org.tallystick.model;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.tallystick.model.value.Rate;

/** The firm bookings of one person. */
public final class Staffing {

    static final Rule OVERALLOCATED = Rule.warning(
            "ASSIGNMENT_OVERALLOCATED",
            "The firm assignments of a person never take more than all of the person.",
            "move or shorten one of the assignments");

    private static final Set<AssignmentStatus> OVER =
            EnumSet.of(AssignmentStatus.DECLINED, AssignmentStatus.CANCELLED, AssignmentStatus.ENDED);

    private Staffing() {}

    static List<Rule> all() {
        return List.of(OVERALLOCATED);
    }

    /**
     * Each stretch of days on which the person's firm assignments take more than all of the person, with the most that they take.
     *
     * @param assignments of one person; those that are soft, over, or planned in hours count for nothing
     */
    public static List<Violation> check(Collection<Assignment> assignments) {
        Findings findings = new Findings();
        BigDecimal taken = BigDecimal.ZERO;
        LocalDate since = null;
        BigDecimal most = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, BigDecimal> change : changes(assignments).entrySet()) {
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

    private static SortedMap<LocalDate, BigDecimal> changes(Collection<Assignment> assignments) {
        SortedMap<LocalDate, BigDecimal> changes = new TreeMap<>();
        for (Assignment assignment : assignments) {
            Rate share = assignment.plan().allocation();
            if (share != null && isFirm(assignment)) {
                LocalDate from = assignment.period().from();
                LocalDate until = assignment.period().until();
                changes.merge(from == null ? LocalDate.MIN : from, share.value(), BigDecimal::add);
                if (until != null) {
                    changes.merge(until, share.value().negate(), BigDecimal::add);
                }
            }
        }
        return changes;
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
                        .formatted(since, until == null ? "on" : "until " + until, most.toPlainString()));
    }
}
