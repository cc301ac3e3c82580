package org.tallystick.connector.netsuite;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * which zone a moment of modification is shown is the user's preference, so that none is relied on; what is absent was deleted. Rows of another table
 * that belong to a row are read right after it.
 *
 * @param <T> the entity
 */
final class RowSource<T extends Entity> implements MappingSource<T> {

    private final SuiteQl suiteQl;
    private final String system;
    private final Reading<T> reading;
    private final List<String> more;
    private final InstantSource clock;

    /** @param more columns that a rule set asks for, whether they are read anyway or not */
    RowSource(SuiteQl suiteQl, String system, Reading<T> reading, List<String> more, InstantSource clock) {
        this.suiteQl = suiteQl;
        this.system = system;
        this.reading = reading;
        this.more = more.stream().filter(column -> !reading.selects(column)).toList();
        this.clock = clock;
    }

    /** What it asks, the rows of other tables included. */
    List<Probe> probes() {
        Parts parts = reading.parts();
        Probe own = new Probe(query("t." + Probe.NO_ROW), Set.copyOf(more));
        return parts == null ? List.of(own) : List.of(own, Probe.of(parts.query(List.of("0"))));
    }

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        long last = cursor == null ? 0 : Long.parseLong(cursor);
        SuiteQl.Rows<String> page = suiteQl.texts(
                query("t.id > %d ORDER BY t.id".formatted(last)), Math.max(1, Math.min(limit, pageLimit())));
        List<String> ids = new ArrayList<>();
        for (String json : page.rows()) {
            last = ascending(last, json);
            ids.add(String.valueOf(last));
        }
        Parts parts = reading.parts();
        List<String> documents = parts == null ? page.rows() : parts.attach(suiteQl, ids, page.rows());
        List<Change<T>> changes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            changes.add(change(ids.get(i), Change.UNVERSIONED, RawDocument.json(documents.get(i))));
        }
        return new Page<>(changes, page.more() ? String.valueOf(last) : null, page.more());
    }

    private int pageLimit() {
        Parts parts = reading.parts();
        return parts == null ? SuiteQl.MAX_PAGE : parts.limit();
    }

    private Query query(String which) {
        String select =
                more.stream().map(column -> ", t." + column).collect(Collectors.joining("", reading.select(), ""));
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        Reading.Selection rows = reading.selection();
        String text = "SELECT %s FROM %s WHERE %s%s"
                .formatted(select.replace(Reading.TODAY, today), reading.from(), rows.condition(), which);
        return new Query(text, rows.parameters());
    }

    @Override
    public Change<T> map(String documentId, long version, RawDocument raw) {
        return change(documentId, version, raw);
    }

    private Change<T> change(String id, long version, RawDocument raw) {
        try {
            Ref<T> ref = new Ref<>(system, reading.type(), id);
            return new Change.Upsert<>(id, version, raw, reading.mapping().drafts(ref, raw.content()));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(id, version, raw, e.problem());
        } catch (IllegalArgumentException | ArithmeticException e) {
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
