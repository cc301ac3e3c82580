package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;

/**
 * The records of one target that carry an external id, as the record service shows them: SuiteQL says which there are, and one call for each what it holds.
 *
 * @param client calls the record service
 * @param addresses where it is
 * @param target which records
 * @param rows of that target
 */
record ShownRecords(RestClient client, Addresses addresses, Target target, KeyedRows rows) {

    /** What a record is, of its row and its JSON with all sublists. */
    @FunctionalInterface
    interface Reading extends BiFunction<KeyedRows.Row, String, Found> {}

    /** Those of {@code keys} that exist, by key. */
    Map<String, Found> byKey(Collection<String> keys, Reading reading) {
        Map<String, Found> found = new HashMap<>();
        rows.byKey(keys).forEach((key, row) -> found.put(key, read(row, reading)));
        return found;
    }

    /** A page of those whose keys begin with {@code prefix}. */
    RecordLookup.Listing list(String prefix, @Nullable String cursor, int limit, Reading reading) {
        return rows.list(
                prefix,
                cursor,
                limit,
                ours -> ours.stream().map(row -> read(row, reading)).toList());
    }

    private Found read(KeyedRows.Row row, Reading reading) {
        String shown =
                client.send(HttpCall.get(addresses.byId(target, row.id()))).body();
        return reading.apply(row, shown);
    }
}
