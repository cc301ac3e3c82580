package org.tallystick.store.jdbc;

import static java.util.Comparator.comparing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Records;

/** Table {@code hub_record}. */
record RecordTable(Sql sql) implements Records {

    /** Stands for a decided state that is the one that was seen, as nearly all are. */
    private static final String SAME = "=";

    private static final List<String> KEY = List.of("type", "id");
    private static final List<String> OTHERS = List.of(
            "flow",
            "document_id",
            "version",
            "fingerprint",
            "key1",
            "key2",
            "run_id",
            "feed_position",
            "seen",
            "decided");
    private static final Upsert PUT = Upsert.into("hub_record", KEY, OTHERS);
    private static final String SELECT =
            "SELECT " + String.join(", ", KEY) + ", " + String.join(", ", OTHERS) + " FROM hub_record ";
    private static final String UNPLANNED =
            " AND NOT EXISTS (SELECT 1 FROM hub_delivery d WHERE d.target = ? AND d.type = ? AND d.record_id = hub_record.id)";

    @Override
    public Map<String, RecordRow> find(String type, Collection<String> ids) {
        return sql.listIn(SELECT + "WHERE type = ? AND id IN (#)", RecordTable::read, ids, type).stream()
                .collect(Collectors.toMap(RecordRow::id, Function.identity()));
    }

    @Override
    public List<RecordRow> findByKey(String type, Key key, Collection<String> values) {
        String column = switch (key) {
            case KEY1 -> "key1";
            case KEY2 -> "key2";
        };
        List<RecordRow> rows = sql.listIn(
                SELECT + "WHERE decided IS NOT NULL AND type = ? AND " + column + " IN (#)",
                RecordTable::read,
                values,
                type);
        rows.sort(comparing(RecordRow::id, Utf8Order.UTF8));
        return rows;
    }

    @Override
    public List<RecordRow> findByDocuments(String flow, Collection<String> documentIds) {
        return sql.listIn(SELECT + "WHERE flow = ? AND document_id IN (#)", RecordTable::read, documentIds, flow);
    }

    @Override
    public List<RecordRow> page(String type, String afterId, int limit) {
        return sql.list(
                SELECT + "WHERE type = ? AND id > ? AND decided IS NOT NULL ORDER BY id LIMIT ?",
                RecordTable::read,
                type,
                afterId,
                limit);
    }

    /** By the whole key of each target's deliveries: there is no index without the target, and few targets. */
    @Override
    public List<RecordRow> unplanned(String type, Collection<String> apart, String afterId, int limit) {
        List<Object> values = new ArrayList<>(List.of(type, afterId));
        StringBuilder planned = new StringBuilder();
        for (String target : targets()) {
            if (!apart.contains(target)) {
                planned.append(UNPLANNED);
                values.addAll(List.of(target, type));
            }
        }
        values.add(limit);
        return sql.list(
                SELECT + "WHERE type = ? AND id > ? AND flow IS NULL AND decided IS NOT NULL" + planned
                        + " ORDER BY id LIMIT ?",
                RecordTable::read,
                values.toArray());
    }

    /** Of all deliveries: each is the least that is greater than the one before. */
    private List<String> targets() {
        List<String> targets = new ArrayList<>();
        Optional<String> next = targetAfter("");
        while (next.isPresent()) {
            targets.add(next.get());
            next = targetAfter(next.get());
        }
        return targets;
    }

    private Optional<String> targetAfter(String target) {
        return sql.one(
                "SELECT target FROM hub_delivery WHERE target > ? ORDER BY target LIMIT 1",
                row -> row.getString(1),
                target);
    }

    @Override
    public void put(Collection<RecordRow> rows) {
        AtomicLong position = new AtomicLong(lastPosition());
        sql.upsertAll(PUT, rows, row -> values(row, position.incrementAndGet()));
    }

    @Override
    public void putFirst(Collection<RecordRow> rows) {
        AtomicLong position = new AtomicLong(lastPosition());
        sql.writeAll(PUT.insert(), rows, row -> values(row, position.incrementAndGet()));
    }

    @Override
    public long lastPosition() {
        return sql.one("SELECT MAX(feed_position) FROM hub_record", row -> row.getLong(1))
                .orElse(0L);
    }

    private static @Nullable Object[] values(RecordRow row, long position) {
        return new @Nullable Object[] {
            row.type(),
            row.id(),
            row.flow(),
            row.documentId(),
            row.version(),
            row.fingerprint(),
            row.key1(),
            row.key2(),
            row.run(),
            position,
            row.seen(),
            row.decided() != null && row.decided().equals(row.seen()) ? SAME : row.decided()
        };
    }

    private static RecordRow read(ResultSet row) throws SQLException {
        Fields fields = new Fields(row);
        String type = fields.text();
        String id = fields.text();
        String flow = fields.textOrNull();
        String documentId = fields.textOrNull();
        long version = fields.number();
        String fingerprint = fields.text();
        String key1 = fields.textOrNull();
        String key2 = fields.textOrNull();
        String run = fields.textOrNull();
        long position = fields.number();
        String seen = fields.textOrNull();
        String decided = fields.textOrNull();
        return new RecordRow(
                type,
                id,
                flow,
                documentId,
                version,
                fingerprint,
                seen,
                SAME.equals(decided) ? seen : decided,
                key1,
                key2,
                run,
                position);
    }
}
