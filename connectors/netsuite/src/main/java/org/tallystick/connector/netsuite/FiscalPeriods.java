package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Problem;

/**
 * The account's accounting periods, which all subsidiaries have. The table also has the quarters and years that they make up, and periods of
 * adjustment within them; postings are dated, and no day lies in two fiscal periods, so only the ones that make up the calendar are taken.
 */
final class FiscalPeriods {

    /** All of them, as part of each subsidiary. Columns: the vendor contract sheet, section 3, in lower case. */
    static final Parts PARTS = new Parts(
            "accountingperiods",
            "SELECT t.id, t.periodname, t.closed"
                    + RowValues.DAY.formatted("startdate")
                    + RowValues.DAY.formatted("enddate")
                    + " FROM accountingperiod t ORDER BY t.id",
            null);

    /** Days. What is shorter adjusts a period, mostly on its first or last day, and is no part of the calendar. */
    private static final long SHORTEST_PART = 7;

    private FiscalPeriods() {}

    /** A row of {@code accountingperiod}. */
    record Row(
            @JsonProperty("periodname") @Nullable String name,
            @JsonProperty("startdate") @Nullable String start,
            @JsonProperty("enddate") @Nullable String end,
            @Nullable String closed) {

        private Span span() {
            LocalDate first = RowValues.requiredDay("startdate", start);
            LocalDate last = RowValues.requiredDay("enddate", end);
            PeriodStatus status = "T".equals(closed) ? PeriodStatus.CLOSED : PeriodStatus.OPEN;
            Period days = Period.inclusive(first, last);
            if (days.isEmpty()) {
                throw new BadRecordException(Problem.ofField(
                        "DATE",
                        "enddate",
                        end,
                        "Accounting period '%s' ends on %s, and begins on %s".formatted(name, last, first),
                        "Correct the period in NetSuite"));
            }
            return new Span(first, last, FiscalPeriod.of(RowValues.required("periodname", name), days, status));
        }
    }

    /** A period from its first to its last day. */
    private record Span(LocalDate first, LocalDate last, FiscalPeriod period) {

        boolean covers(Span other) {
            return !other.first.isBefore(first) && !other.last.isAfter(last);
        }

        boolean isAsLongAs(Span other) {
            return first.equals(other.first) && last.equals(other.last);
        }

        long days() {
            return ChronoUnit.DAYS.between(first, last) + 1;
        }
    }

    /** In the order of days. One that is not closed takes postings. */
    static List<FiscalPeriod> of(List<Row> rows) {
        List<Span> all = rows.stream().map(Row::span).toList();
        List<Span> calendar = new ArrayList<>();
        all.stream()
                .filter(each -> !isMadeUp(each, all))
                .sorted(Comparator.comparing(Span::days).reversed())
                .filter(each -> calendar.stream().noneMatch(taken -> taken.covers(each)))
                .forEach(calendar::add);
        return calendar.stream()
                .sorted(Comparator.comparing(Span::first))
                .map(Span::period)
                .toList();
    }

    /**
     * Whether others are its parts: two that last do not overlap each other. A quarter has such, even if one of its months is not there; a month with
     * adjustments has not.
     */
    private static boolean isMadeUp(Span whole, List<Span> all) {
        List<Span> parts = all.stream()
                .filter(each -> whole.covers(each) && !each.isAsLongAs(whole) && each.days() >= SHORTEST_PART)
                .toList();
        Optional<LocalDate> firstEnd = parts.stream().map(Span::last).min(Comparator.naturalOrder());
        return firstEnd.isPresent()
                && parts.stream().anyMatch(part -> part.first().isAfter(firstEnd.get()));
    }
}
