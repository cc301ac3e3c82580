package org.tallystick.model.value;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A working day where it was worked. The date is what counts, and no conversion shifts it; the zone tells which moments it has
 * (CM-13). A day has 23 or 25 hours where clocks change.
 *
 * @param date the day
 * @param zone of the place of work
 */
public record WorkDate(LocalDate date, ZoneId zone) {

    public WorkDate {
        requireNonNull(date, "date");
        requireNonNull(zone, "zone");
    }

    /** The day in which {@code moment} lies at that place. */
    public static WorkDate of(Instant moment, ZoneId zone) {
        return new WorkDate(moment.atZone(zone).toLocalDate(), zone);
    }

    /** Its first moment. */
    public Instant start() {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    public Instant end() {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether {@code moment} lies in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }

    /** {@code 2026-08-31 Europe/Berlin}. */
    @Override
    public String toString() {
        return date + " " + zone;
    }
}
