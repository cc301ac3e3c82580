package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.netsuite.KeyedRows.Row;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;

/**
 * The records of one target that carry an external id, as the record service shows them: SuiteQL says which there are, and one call for each what it holds.
 * One that is gone by then is left out; one that NetSuite refuses to show, or that cannot be read, is {@link Unreadable}, and holds up no other.
 *
 * @param client calls the record service
 * @param addresses where it is
 * @param target which records
 * @param rows of that target
 */
record ShownRecords(RestClient client, Addresses addresses, Target target, KeyedRows rows) {

    private static final String GONE = "NONEXISTENT_ID";

    /**
     * What records are.
     *
     * @param <R> what one is bound to
     */
    interface Reading<R> {

        /**
         * A record, of its JSON with all sublists.
         *
         * @throws BadRecordException if it cannot be read
         */
        R bind(String json);

        /**
         * What each of a page is; it may throw {@link BadRecordException} for one.
         *
         * @param page all of them: what they name is looked up once
         */
        BiFunction<Row, R, Found> of(Collection<R> page);
    }

    /** Those of {@code keys} that exist, by key. */
    <R> Map<String, Found> byKey(Collection<String> keys, Reading<R> reading) {
        Map<String, Found> found = new HashMap<>();
        read(rows.byKey(keys).values(), reading).forEach(each -> found.put(each.externalKey(), each));
        return found;
    }

    /** A page of those whose keys begin with {@code prefix}. */
    <R> RecordLookup.Listing list(String prefix, @Nullable String cursor, int limit, Reading<R> reading) {
        return rows.list(prefix, cursor, limit, ours -> read(ours, reading));
    }

    private <R> List<Found> read(Collection<Row> wanted, Reading<R> reading) {
        List<Found> found = new ArrayList<>();
        Map<Row, R> shown = new LinkedHashMap<>();
        for (Row row : wanted) {
            try {
                shown.put(row, reading.bind(show(row)));
            } catch (BadRecordException e) {
                found.add(unreadable(row, e.problem()));
            } catch (ConnectorException e) {
                if (isOfAll(e.kind())) {
                    throw e;
                }
                if (!e.problem().code().equals(GONE)) {
                    found.add(unreadable(row, e.problem()));
                }
            }
        }
        if (!shown.isEmpty()) {
            BiFunction<Row, R, Found> each = reading.of(shown.values());
            shown.forEach((row, record) -> found.add(read(row, record, each)));
        }
        return found;
    }

    private static <R> Found read(Row row, R record, BiFunction<Row, R, Found> reading) {
        try {
            return reading.apply(row, record);
        } catch (BadRecordException e) {
            return unreadable(row, e.problem());
        }
    }

    private static Found unreadable(Row row, Problem problem) {
        return Unreadable.found(row.key(), row.id(), null, problem);
    }

    /** Whether the next record would fare alike. */
    private static boolean isOfAll(FailureKind kind) {
        return switch (kind) {
            case UNAVAILABLE, THROTTLED, UNAUTHORIZED, CONFLICT, OUTCOME_UNKNOWN, UNSUPPORTED -> true;
            case INVALID, REFUSED, NOT_FOUND, DUPLICATE, PERIOD_CLOSED -> false;
        };
    }

    private String show(Row row) {
        return client.send(HttpCall.get(addresses.byId(target, row.id()))).body();
    }
}
