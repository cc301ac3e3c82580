package org.tallystick.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.BillingShare;
import org.tallystick.model.LockedRate;
import org.tallystick.model.SourceRef;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeSpan;
import org.tallystick.model.WorkType;
import org.tallystick.model.value.WorkDate;

/** What a good engineer writes by hand to check a time entry: all its constraints and rules, one after the other, for this type alone. */
final class HandWrittenChecks {

    private static final BigDecimal MAX_HOURS = BigDecimal.valueOf(24);

    private HandWrittenChecks() {}

    /** The names of what the entry breaks. */
    static List<String> broken(TimeEntry entry) {
        List<String> broken = new ArrayList<>();
        BigDecimal hours = entry.hours().value();
        if (hours.signum() <= 0 || hours.compareTo(MAX_HOURS) > 0) {
            broken.add("hours");
        }
        if (!isCode(entry.role())) {
            broken.add("role");
        }
        if (!isCode(entry.timesheet())) {
            broken.add("timesheet");
        }
        LockedRate rate = entry.pricing().lockedRate();
        if (rate != null && (!isCode(rate.entry()) || !isCode(rate.version()))) {
            broken.add("lockedRate");
        }
        if (isTooLong(entry.notes().internal()) || isTooLong(entry.notes().external())) {
            broken.add("notes");
        }
        if (entry.workType() == WorkType.ABSENCE && entry.billable()) {
            broken.add("billable");
        }
        checkBilling(entry, broken);
        checkClock(entry, broken);
        checkSources(entry, broken);
        return broken;
    }

    private static void checkBilling(TimeEntry entry, List<String> broken) {
        if (entry.billing().billableHours() != null
                && (entry.billing().billableHours().signum() < 0
                        || entry.billing().billableHours().compareTo(entry.hours()) > 0)) {
            broken.add("billableHours");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (BillingShare share : entry.billing().shares()) {
            if (share.quantity().signum() < 0) {
                broken.add("share");
            }
            sum = sum.add(share.quantity().value());
        }
        if (!entry.billing().shares().isEmpty()
                && sum.compareTo(entry.billableHours().value()) != 0) {
            broken.add("shares");
        }
    }

    private static void checkClock(TimeEntry entry, List<String> broken) {
        TimeSpan clock = entry.clock();
        if (clock == null) {
            return;
        }
        if (!clock.start().isBefore(clock.end())) {
            broken.add("clock");
        }
        if (entry.zone() != null) {
            WorkDate day = new WorkDate(entry.workDate(), entry.zone());
            if (!day.contains(clock.start()) || clock.end().isAfter(day.end())) {
                broken.add("clock day");
            }
        }
        long seconds = Duration.between(clock.start(), clock.end()).toSeconds();
        if (entry.hours().value().multiply(BigDecimal.valueOf(3600)).compareTo(BigDecimal.valueOf(seconds)) > 0) {
            broken.add("clock hours");
        }
    }

    private static void checkSources(TimeEntry entry, List<String> broken) {
        List<SourceRef> sources = entry.header().provenance().sources();
        if (sources.size() > 1) {
            Set<String> names = new HashSet<>();
            for (SourceRef source : sources) {
                if (!names.add(source.system() + source.instance() + source.objectType() + source.externalId())) {
                    broken.add("sources");
                }
            }
        }
    }

    private static boolean isCode(@Nullable String text) {
        return text == null || (text.length() <= 100 && !text.isBlank());
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.length() > 4000;
    }
}
