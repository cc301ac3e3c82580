package org.tallystick.connector.salesforce.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/**
 * Reads the rows of one object, each a document. Goes on by (SystemModstamp, Id), so that a cursor outlives the org's own; a row's
 * version is its stamp in milliseconds, or the latest of those of the row that it takes fields from and of its children, if that is later. A first reading of many rows is one bulk job, if the host wants it. Source: the vendor contract sheet of Salesforce, sections 4.1 to 4.3.
 *
 * @param <T> the entity
 * @param <W> the wire record
 */
public final class ObjectSource<T extends Entity, W extends Record & WireObject>
        implements SweptSource<T>, MappingSource<T> {

    /** The org stamps a row when it is saved and shows it when its transaction ends, which may take this long. */
    private static final Duration SETTLE_LAG = Duration.ofMinutes(10);

    private final OrgClient org;
    private final ObjectReading<T, W> reading;
    private final JsonBinder<W> binder;
    private final String select;
    private final int pageSize;

    private ObjectSource(OrgClient org, ObjectReading<T, W> reading, SourceSpec spec, int pageSize) {
        this.org = org;
        this.reading = reading;
        this.binder = JsonBinder.of(reading.wire());
        this.select = "SELECT %s FROM %s".formatted(WireFields.select(reading.fields(), spec), reading.object());
        this.pageSize = pageSize;
    }

    /**
     * Reads an object that is built in, with what {@code spec} asks for beside it.
     *
     * @throws IllegalArgumentException if {@code spec} names something that is no name
     */
    public static <T extends Entity, W extends Record & WireObject> ObjectSource<T, W> of(
            OrgClient org, ObjectReading<T, W> reading, SourceSpec spec, int pageSize) {
        return new ObjectSource<>(org, reading, spec, pageSize);
    }

    /**
     * Reads the custom object that {@code spec} names, for a rule set that maps it.
     *
     * @throws IllegalArgumentException if {@code spec} names something that is no name
     */
    public static <T extends Entity> SweptSource<T> custom(
            OrgClient org, RecordType<T> type, SystemRefs refs, String object, SourceSpec spec, int pageSize) {
        return new ObjectSource<>(org, ObjectReading.custom(type, object, refs), spec, pageSize);
    }

    /** What every such source promises. */
    public static ReadCapabilities capabilities(int pageSize) {
        return new ReadCapabilities(true, DeleteMode.TOMBSTONE, Duration.ofMillis(1), SETTLE_LAG, pageSize);
    }

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        int size = Math.min(limit, pageSize);
        if (cursor == null
                && org.bulk().isWorthwhile("SELECT COUNT() FROM " + reading.object() + where(reading.filter(), null))) {
            return page(org.bulk()
                    .start("%s%s ORDER BY SystemModstamp ASC, Id ASC"
                            .formatted(select, where(reading.filter(), null))));
        }
        if (cursor != null && BulkCursor.isOne(cursor)) {
            return page(org.bulk().next(BulkCursor.parse(cursor), reading.object(), size));
        }
        String after = cursor == null ? null : Cursor.parse(cursor).condition();
        List<String> rows = org.queryAll("%s%s ORDER BY SystemModstamp ASC, Id ASC LIMIT %d"
                .formatted(select, where(reading.filter(), after), size));
        List<Change<T>> changes = changes(rows);
        String next = rows.isEmpty() ? cursor : cursorAfter(rows.get(rows.size() - 1));
        return new Page<>(changes, next, rows.size() >= size);
    }

    /** There is always more: at least what changed while the job ran. */
    private Page<T> page(BulkQueries.Read read) {
        return new Page<>(changes(read.rows()), read.cursor(), true);
    }

    private List<Change<T>> changes(List<String> rows) {
        ChildRows children = reading.children();
        List<String> whole = children == null ? rows : children.into(org, reading.object(), rows);
        return whole.stream().map(row -> change(row, Change.UNVERSIONED)).toList();
    }

    @Override
    public Versions versions(@Nullable String cursor, int limit) {
        int size = Math.min(limit, pageSize);
        String after = cursor == null ? null : "Id > " + Soql.text(cursor);
        List<String> stamps = new ArrayList<>(List.of("Id", "SystemModstamp"));
        stamps.addAll(reading.sourceStamp());
        List<String> rows = org.queryAll("SELECT %s FROM %s%s ORDER BY Id ASC LIMIT %d"
                .formatted(String.join(", ", stamps), reading.object(), where(reading.filter(), after), size));
        Map<String, Long> versions = new LinkedHashMap<>();
        String last = null;
        for (String row : rows) {
            RowKey key = RowKey.of(row);
            last = RowKey.documentId(key);
            versions.put(last, version(key, row));
        }
        ChildRows children = reading.children();
        if (children != null && last != null) {
            String first = versions.keySet().iterator().next();
            children.latest(org, first, last)
                    .forEach((id, stamp) ->
                            versions.computeIfPresent(id, (row, own) -> Math.max(own, stamp.toEpochMilli())));
        }
        return new Versions(versions, rows.size() >= size ? last : null);
    }

    @Override
    public List<Change<T>> fetch(List<String> documentIds) {
        return changes(Soql.chunks(documentIds, this::byIds).stream()
                .flatMap(soql -> org.queryAll(soql).stream())
                .toList());
    }

    /** It keeps its version where that is of rows which are not read any more. */
    @Override
    public Change<T> map(String documentId, long version, RawDocument raw) {
        return change(raw.content(), version);
    }

    private String byIds(String ids) {
        return select + where(reading.filter(), "Id IN " + ids);
    }

    private Change<T> change(String row, long atLeast) {
        try {
            W wire = binder.bind(row);
            return change(row, wire, atLeast);
        } catch (BadRecordException e) {
            return unreadable(row, e.problem(), atLeast);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return unreadable(row, Problem.of(FailureKind.INVALID, "VALUE", String.valueOf(e.getMessage())), atLeast);
        }
    }

    private Change<T> change(String row, W wire, long atLeast) {
        String id = RowKey.documentId(wire);
        long version = Math.max(version(wire, row), atLeast);
        if (RowKey.deleted(wire)) {
            return new Change.Delete<>(id, version);
        }
        Mapped<T> mapped = reading.map(wire, row);
        return new Change.Upsert<>(id, version, RawDocument.json(row), mapped.drafts(), mapped.undecided());
    }

    private Change<T> unreadable(String row, Problem problem, long atLeast) {
        RowKey key = RowKey.of(row);
        String id = RowKey.documentId(key);
        long version = Math.max(version(key, row), atLeast);
        return RowKey.deleted(key)
                ? new Change.Delete<>(id, version)
                : new Change.Unreadable<>(id, version, RawDocument.json(row), problem);
    }

    private static String cursorAfter(String row) {
        RowKey key = RowKey.of(row);
        return new Cursor(RowKey.stamp(key), RowKey.documentId(key)).toString();
    }

    private long version(WireObject row, String json) {
        return reading.changedAt(row, json).toEpochMilli();
    }

    private static String where(@Nullable String first, @Nullable String second) {
        if (first == null && second == null) {
            return "";
        }
        String both = first == null || second == null ? "" : " AND ";
        return " WHERE " + (first == null ? "" : first) + both + (second == null ? "" : second);
    }
}
