package org.tallystick.model.value;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} to the day before {@code until}; an absent bound is open. A period may be empty.
 *
 * @param from first day, or none: since ever
 * @param until first day after the last, or none: for ever
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {

    /** Every day. */
    public static final Period ALWAYS = new Period(null, null);

    /** @throws IllegalArgumentException if {@code until} is before {@code from} */
    public Period {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("until (%s) must not be before from (%s)".formatted(until, from));
        }
    }

    /**
     * From a source that counts the last day in. A last day before the first gives the empty period at the first: it is in
     * force on no day, as its source has it.
     */
    public static Period inclusive(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first != null && last != null && last.isBefore(first)) {
            return new Period(first, first);
        }
        return new Period(first, last == null ? null : last.plusDays(1));
    }

    /** All days of a calendar month. */
    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** Whether {@code day} lies in it. */
    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /** The last day counted in, or none if it is open. An empty period's lies before its first. */
    public @Nullable LocalDate last() {
        return until == null ? null : until.minusDays(1);
    }
}
