package org.tallystick.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;

/** Rules of one time entry. An entry that keeps them costs a few comparisons and nothing else. */
final class TimeEntryRules {

    static final Rule CLOCK = Rule.error(
            "TIME_CLOCK",
            "A time entry ends after it starts, and both lie in its day at its place.",
            "correct the times, or split the entry at midnight");

    static final Rule CLOCK_HOURS = Rule.warning(
            "TIME_CLOCK_HOURS",
            "A time entry has no more hours than lie between its start and its end.",
            "correct the hours or the times");

    static final Rule BILLABLE = Rule.warning(
            "TIME_BILLABLE",
            "No more hours are billed than were worked, unless they are rounded up.",
            "correct the billable hours");

    static final Rule SHARES = Rule.error(
            "TIME_SHARES",
            "If the billable hours of an entry are in several billing states, the parts sum to them (I11).",
            "correct the part that changed last");

    static final Rule ABSENCE = Rule.warning(
            "TIME_ABSENCE",
            "Hours of absence are not billable.",
            "correct the kind of hours, or mark them not billable");

    static final Rule EMPLOYMENT = Rule.warning(
            "TIME_EMPLOYMENT",
            "Time is worked within an employment.",
            "correct the day, or have the employment recorded");

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private TimeEntryRules() {}

    static List<Rule> all() {
        return List.of(CLOCK, CLOCK_HOURS, BILLABLE, SHARES, ABSENCE, EMPLOYMENT);
    }

    static List<Violation> check(TimeEntry entry) {
        boolean isKept = HeaderRules.isKept(entry.header())
                && keepsBillable(entry)
                && keepsAbsence(entry)
                && (entry.clock() == null || keepsClock(entry, entry.clock()))
                && (entry.billing().shares().isEmpty() || keepsShares(entry));
        return isKept ? List.of() : violations(entry);
    }

    private static boolean keepsBillable(TimeEntry entry) {
        Quantity billable = entry.billing().billableHours();
        return billable == null || entry.hours().signum() <= 0 || billable.compareTo(entry.hours()) <= 0;
    }

    private static boolean keepsAbsence(TimeEntry entry) {
        return entry.workType() != WorkType.ABSENCE || !entry.billable();
    }

    private static boolean keepsClock(TimeEntry entry, TimeSpan clock) {
        return endsAfterStart(clock) && liesInItsDay(entry, clock) && coversHours(entry, clock);
    }

    private static boolean endsAfterStart(TimeSpan clock) {
        return clock.start().isBefore(clock.end());
    }

    /** Without a zone nobody knows which moments the day has. */
    private static boolean liesInItsDay(TimeEntry entry, TimeSpan clock) {
        ZoneId zone = entry.zone();
        if (zone == null) {
            return true;
        }
        LocalDate day = entry.workDate();
        boolean isLast = day.equals(LocalDate.MAX);
        Instant end = isLast ? Instant.MAX : day.plusDays(1).atStartOfDay(zone).toInstant();
        return !clock.start().isBefore(day.atStartOfDay(zone).toInstant())
                && !clock.end().isAfter(end);
    }

    private static boolean coversHours(TimeEntry entry, TimeSpan clock) {
        Duration length = Duration.between(clock.start(), clock.end());
        BigDecimal seconds = BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
        return entry.hours().value().multiply(SECONDS_PER_HOUR).compareTo(seconds) <= 0;
    }

    private static boolean keepsShares(TimeEntry entry) {
        return Amounts.same(sharedHours(entry), entry.billableHours().value());
    }

    private static BigDecimal sharedHours(TimeEntry entry) {
        return entry.billing().shares().stream()
                .filter(share -> share.state() != BillingState.NOT_BILLABLE)
                .map(share -> share.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Violation> violations(TimeEntry entry) {
        Findings findings = new Findings();
        HeaderRules.check(entry.header(), findings);
        if (entry.clock() != null) {
            reportClock(entry, entry.clock(), findings);
        }
        if (!keepsBillable(entry)) {
            findings.broken(
                    BILLABLE,
                    "/billing/billableHours",
                    "are %s of %s hours".formatted(entry.billing().billableHours(), entry.hours()));
        }
        if (!entry.billing().shares().isEmpty() && !keepsShares(entry)) {
            findings.broken(
                    SHARES,
                    "/billing/shares",
                    "sum to %s, billable are %s hours"
                            .formatted(sharedHours(entry).toPlainString(), entry.billableHours()));
        }
        if (!keepsAbsence(entry)) {
            findings.broken(ABSENCE, "/billable", "is true of hours of absence");
        }
        return findings.all();
    }

    private static void reportClock(TimeEntry entry, TimeSpan clock, Findings findings) {
        if (!endsAfterStart(clock)) {
            findings.broken(CLOCK, "/clock/end", "is %s, the start is %s".formatted(clock.end(), clock.start()));
            return;
        }
        if (!liesInItsDay(entry, clock)) {
            findings.broken(
                    CLOCK,
                    "/clock",
                    "is %s to %s, the day is %s %s"
                            .formatted(clock.start(), clock.end(), entry.workDate(), entry.zone()));
        }
        if (!coversHours(entry, clock)) {
            findings.broken(
                    CLOCK_HOURS,
                    "/hours",
                    "are %s, from %s to %s".formatted(entry.hours(), clock.start(), clock.end()));
        }
    }

    /** A person whose employments nobody says breaks nothing. */
    static List<Violation> checkEmployment(TimeEntry entry, Resource resource) {
        boolean isEmployed = resource.employment().isEmpty()
                || resource.employment().stream().anyMatch(period -> period.contains(entry.workDate()));
        return isEmployed
                ? List.of()
                : List.of(EMPLOYMENT.brokenAt(
                        "/workDate",
                        "is %s, the person is employed in %s".formatted(entry.workDate(), resource.employment())));
    }
}
