package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.Problem;

/**
 * A {@code journalEntry} with its lines, as the record service shows it.
 *
 * @param number that the system gave it
 * @param date posting date
 * @param subsidiary whose books
 * @param currency of all amounts
 * @param lines its sublist
 */
record JournalRow(
        @JsonProperty("tranId") @Nullable String number,
        @JsonProperty("tranDate") @Nullable LocalDate date,
        @Nullable Link subsidiary,
        @Nullable Link currency,
        @JsonProperty("line") @Nullable Lines lines) {

    /**
     * A record that it names.
     *
     * @param id its internal id
     */
    record Link(@Nullable String id) {

        static @Nullable String idOf(@Nullable Link link) {
            return link == null ? null : link.id;
        }
    }

    /**
     * Its sublist of lines. One that is shown within its record need not say whether there are more, but how many there are.
     *
     * @param items in their order
     * @param more whether there are others
     * @param total how many there are
     */
    record Lines(
            @Nullable List<Line> items,
            @JsonProperty("hasMore") @Nullable Boolean more,
            @JsonProperty("totalResults") @Nullable Integer total) {

        private List<Line> shown() {
            return Objects.requireNonNullElse(items, List.of());
        }

        /** What says neither may be cut. */
        private boolean isWhole() {
            return total == null
                    ? Boolean.FALSE.equals(more)
                    : Objects.equals(total, shown().size()) && !Boolean.TRUE.equals(more);
        }
    }

    /** One of its lines: an amount on one side. */
    record Line(
            @Nullable Link account,
            @Nullable BigDecimal debit,
            @Nullable BigDecimal credit,
            @Nullable Link entity,
            @JsonProperty("class") @Nullable Link serviceClass,
            @Nullable Link department,
            @Nullable Link location) {

        private JournalDigest.Line digest(Codes accounts) {
            String id = required("line.account", Link.idOf(account));
            SortedMap<String, String> segments = new TreeMap<>();
            put(segments, "class", serviceClass);
            put(segments, "department", department);
            put(segments, "location", location);
            return new JournalDigest.Line(
                    accounts.codeOf(id).orElse("id " + id), debit, credit, Link.idOf(entity), segments);
        }

        private static void put(SortedMap<String, String> segments, String name, @Nullable Link link) {
            String id = Link.idOf(link);
            if (id != null) {
                segments.put(name, id);
            }
        }
    }

    /** Internal ids of the accounts that its lines name. */
    Stream<String> accountIds() {
        return items().stream().flatMap(line -> Stream.ofNullable(Link.idOf(line.account())));
    }

    /** Internal id of its currency, if it has one. */
    Stream<String> currencyIds() {
        return Stream.ofNullable(Link.idOf(currency));
    }

    /** @throws BadRecordException if it is not whole, or lacks what every entry has */
    JournalDigest digest(Codes currencies, Codes accounts) {
        if (lines == null || !lines.isWhole()) {
            throw new BadRecordException(
                    Problem.ofField("LINES_CUT", "line", null, "its lines are not shown whole", null));
        }
        String currencyId = required("currency", Link.idOf(currency));
        return new JournalDigest(
                required("subsidiary", Link.idOf(subsidiary)),
                currencies.codeOf(currencyId).orElse("id " + currencyId),
                required("tranDate", date),
                items().stream().map(line -> line.digest(accounts)).toList());
    }

    private List<Line> items() {
        return lines == null ? List.of() : lines.shown();
    }

    private static <V> V required(String field, @Nullable V value) {
        if (value == null) {
            throw new BadRecordException(Problem.ofField("ABSENT", field, null, "it is not there", null));
        }
        return value;
    }
}
