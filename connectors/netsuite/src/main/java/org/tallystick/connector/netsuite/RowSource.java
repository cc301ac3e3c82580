package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/**
 * Reads all rows of a table at every read, in the order of their internal ids: going on by id has no ceiling, and misses nothing when rows come. In
 * which zone a moment of modification is shown is the user's preference, so that none is relied on; what is absent was deleted.
 *
 * @param <T> the entity
 */
final class RowSource<T extends Entity> implements MappingSource<T> {

    private final SuiteQl suiteQl;
    private final String system;
    private final Reading<T> reading;
    private final String select;

    /** @param more columns that a rule set asks for */
    RowSource(SuiteQl suiteQl, String system, Reading<T> reading, List<String> more) {
        this.suiteQl = suiteQl;
        this.system = system;
        this.reading = reading;
        this.select =
                more.stream().map(column -> ", t." + column).collect(Collectors.joining("", reading.select(), ""));
    }

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        long last = cursor == null ? 0 : Long.parseLong(cursor);
        String text = "SELECT %s FROM %s WHERE t.id > %d ORDER BY t.id".formatted(select, reading.from(), last);
        SuiteQl.Rows<String> page = suiteQl.texts(Query.of(text), Math.max(1, Math.min(limit, SuiteQl.MAX_PAGE)));
        List<Change<T>> changes = new ArrayList<>();
        for (String json : page.rows()) {
            last = ascending(last, json);
            changes.add(change(String.valueOf(last), Change.UNVERSIONED, RawDocument.json(json)));
        }
        return new Page<>(changes, page.more() ? String.valueOf(last) : null, page.more());
    }

    @Override
    public Change<T> map(String documentId, long version, RawDocument raw) {
        return change(documentId, version, raw);
    }

    private Change<T> change(String id, long version, RawDocument raw) {
        try {
            Ref<T> ref = new Ref<>(system, reading.type(), id);
            return new Change.Upsert<>(
                    id, version, raw, List.of(reading.mapping().draft(ref, raw.content())));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(id, version, raw, e.problem());
        } catch (IllegalArgumentException e) {
            Problem problem = Problem.of(FailureKind.INVALID, "VALUE", String.valueOf(e.getMessage()));
            return new Change.Unreadable<>(id, version, raw, problem);
        }
    }

    /** A page in another order would let the next one pass over rows. */
    private static long ascending(long last, String json) {
        String text = JsonPage.members(json).getOrDefault("id", "");
        try {
            long id = Long.parseLong(text);
            if (id > last) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw outOfOrder(text, last, e);
        }
        throw outOfOrder(text, last, null);
    }

    private static ConnectorException outOfOrder(String id, long last, @Nullable Throwable cause) {
        return new ConnectorException(
                Problem.of(
                        FailureKind.INVALID,
                        "ANSWER_SHAPE",
                        "Row '%s' follows row %d, and is no greater id".formatted(id, last)),
                cause);
    }
}
