package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;

/** The rows of one target that carry an external id. */
final class KeyedRows {

    private static final JsonBinder<Row> ROW = JsonBinder.ofTexts(Row.class);

    private final SuiteQl suiteQl;
    private final Target target;
    private final String columns;
    private final Lookalikes lookalikes = new Lookalikes();

    /** @param name the column with the name, or none */
    KeyedRows(SuiteQl suiteQl, Target target, @Nullable String name) {
        this.suiteQl = suiteQl;
        this.target = target;
        this.columns = name == null ? "id, externalid" : "id, externalid, " + name;
    }

    /** Shared by all that look up or write the target. */
    Lookalikes lookalikes() {
        return lookalikes;
    }

    Probe probe() {
        return Probe.of(Query.of(target.select(columns, "externalid IS NOT NULL AND " + Probe.NO_ROW)));
    }

    /** Those of {@code keys} that exist, by key. */
    Map<String, Row> byKey(Collection<String> keys) {
        Map<String, Row> found = new HashMap<>();
        for (List<String> chunk : ExternalIds.chunks(keys)) {
            String text = target.select(columns, ExternalIds.isOneOf("externalid", chunk.size()));
            suiteQl.all(new Query(text, chunk), ROW).forEach(row -> found.put(row.key(), row));
        }
        return lookalikes.exactly(keys, found);
    }

    /**
     * The next ones by internal id, whatever their keys.
     *
     * @param after internal id of the last one before, or none: from the start
     * @param limit most rows wanted
     */
    SuiteQl.Rows<Row> after(@Nullable String after, int limit) {
        return after("externalid IS NOT NULL", List.of(), after, limit);
    }

    /**
     * The next ones by internal id whose keys begin with {@code prefix}.
     *
     * @param prefix what their keys begin with, coarsely: the database may disregard case, and takes {@code _} for any character. What it
     *     gives too much the caller leaves out, but pages on from it
     * @param after internal id of the last one before, or none: from the start
     * @param limit most rows wanted
     */
    private SuiteQl.Rows<Row> after(String prefix, @Nullable String after, int limit) {
        return after("externalid LIKE ?", List.of(prefix + "%"), after, limit);
    }

    /**
     * A page of those whose keys begin with {@code prefix}.
     *
     * @param cursor of the page before, or none: from the start
     * @param read gives what these rows are
     */
    RecordLookup.Listing list(
            String prefix, @Nullable String cursor, int limit, Function<List<Row>, Collection<Found>> read) {
        SuiteQl.Rows<Row> page = after(prefix, cursor, limit);
        List<Row> ours =
                page.rows().stream().filter(row -> row.key().startsWith(prefix)).toList();
        String next = page.more() ? page.rows().get(page.rows().size() - 1).id() : null;
        return new RecordLookup.Listing(List.copyOf(read.apply(ours)), next);
    }

    /** Going on by id instead of by offset has no ceiling, and misses nothing when rows are added. */
    private SuiteQl.Rows<Row> after(String where, List<String> parameters, @Nullable String after, int limit) {
        long last = after == null ? 0 : Long.parseLong(after);
        String text = target.select(columns, "%s AND id > %d".formatted(where, last));
        int size = Math.max(1, Math.min(limit, SuiteQl.MAX_PAGE));
        SuiteQl.Rows<Row> page = suiteQl.first(new Query(text, parameters), size, ROW);
        for (Row row : page.rows()) {
            last = ascending(last, row);
        }
        return page;
    }

    /** A page in another order would let the next one pass over rows. */
    private static long ascending(long last, Row row) {
        long id = row.number();
        if (id <= last) {
            throw new ConnectorException(Problem.of(
                    FailureKind.INVALID, "ANSWER_SHAPE", "Row %d follows row %d, out of order".formatted(id, last)));
        }
        return id;
    }

    /**
     * A row.
     *
     * @param internalId never absent
     * @param externalId never absent
     * @param companyName of customers and projects
     */
    record Row(
            @JsonProperty("id") @Nullable String internalId,
            @JsonProperty("externalid") @Nullable String externalId,
            @JsonProperty("companyname") @Nullable String companyName) {

        String id() {
            return Columns.required("id", internalId);
        }

        String key() {
            return Columns.required("externalid", externalId);
        }

        private long number() {
            try {
                return Long.parseLong(id());
            } catch (NumberFormatException e) {
                throw new ConnectorException(
                        Problem.ofField("TYPE", "id", id(), "An internal id is a whole number", null), e);
            }
        }
    }
}
