package org.tallystick.model.value;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} to the day before {@code until}; an absent bound is open. A period may be empty: one that ends before it begins is in
 * force on no day, and keeps both bounds, since each may be amended by itself.
 *
 * @param from first day, or none: since ever
 * @param until first day after the last, or none: for ever
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {

    /** Every day. */
    public static final Period ALWAYS = new Period(null, null);

    /** From a source that counts the last day in. A last day before the first gives an empty period, as its source has it. */
    public static Period inclusive(@Nullable LocalDate first, @Nullable LocalDate last) {
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

    /** Whether it has no day. */
    public boolean isEmpty() {
        return from != null && until != null && !from.isBefore(until);
    }

    /** Whether every day of {@code other} lies in it. */
    public boolean covers(Period other) {
        return other.isEmpty()
                || ((from == null || (other.from != null && !other.from.isBefore(from)))
                        && (until == null || (other.until != null && !other.until.isAfter(until))));
    }

    /** Whether some day lies in both. */
    public boolean overlaps(Period other) {
        return !isEmpty()
                && !other.isEmpty()
                && (from == null || other.until == null || from.isBefore(other.until))
                && (until == null || other.from == null || other.from.isBefore(until));
    }

    /**
     * Whether the parts, in any order, cover this period with no gap and no overlap (I16). Empty parts count for nothing.
     *
     * @param parts days of each
     */
    public boolean isTiledBy(Collection<Period> parts) {
        List<Period> ordered = parts.stream()
                .filter(part -> !part.isEmpty())
                .sorted(comparing(Period::from, nullsFirst(naturalOrder())))
                .toList();
        if (ordered.isEmpty()) {
            return isEmpty();
        }
        for (int i = 1; i < ordered.size(); i++) {
            LocalDate end = ordered.get(i - 1).until;
            if (end == null || !end.equals(ordered.get(i).from)) {
                return false;
            }
        }
        return Objects.equals(ordered.get(0).from, from)
                && Objects.equals(ordered.get(ordered.size() - 1).until, until);
    }

    /**
     * How many days it has.
     *
     * @throws IllegalStateException if a bound is open
     */
    public long days() {
        if (from == null || until == null) {
            throw new IllegalStateException("An open period has no number of days: " + this);
        }
        return isEmpty() ? 0 : ChronoUnit.DAYS.between(from, until);
    }

    /** The last day counted in, or none if it is open. An empty period's lies before its first. */
    public @Nullable LocalDate last() {
        return until == null ? null : until.minusDays(1);
    }
}
