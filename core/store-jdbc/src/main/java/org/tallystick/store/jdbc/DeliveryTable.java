package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Deliveries;

/** Table {@code hub_delivery}; intents are {@link IntentTable}'s. */
record DeliveryTable(Sql sql, IntentTable intents) implements Deliveries {

    private static final List<String> KEY = List.of("target", "type", "record_id");
    private static final List<String> OTHERS = List.of(
            "external_key",
            "state",
            "fingerprint",
            "extensions",
            "generation",
            "attempts",
            "due_at",
            "waits_for",
            "remote_id",
            "adopted",
            "requested_by",
            "run_id",
            "problem");
    private static final Upsert PUT = Upsert.into("hub_delivery", KEY, List.of("partition"), OTHERS);
    private static final String SELECT = "SELECT " + String.join(", ", KEY) + ", " + String.join(", ", OTHERS)
            + " FROM hub_delivery WHERE target = ? AND type = ? AND ";
    /** The inner query reads the feed from the position on: the concatenation keeps SQLite from the indexes that begin with the type. */
    private static final String PLAN_NEWER = """
            UPDATE hub_delivery SET state = 'PLANNED', attempts = 0, due_at = CASE WHEN due_at > ? THEN due_at ELSE ? END, problem = NULL
            WHERE target = ? AND type = ? AND state = 'APPLIED' AND record_id IN (
              SELECT r.id FROM hub_record r
              WHERE r.type || '' = ? AND r.feed_position > ? AND r.version > 1 AND r.seen IS NOT NULL AND COALESCE(r.flow, '') <> ?)
            AND fingerprint <> (
              SELECT r.fingerprint FROM hub_record r WHERE r.type = hub_delivery.type AND r.id = hub_delivery.record_id)""";

    private static final String PLAN_GONE = """
            UPDATE hub_delivery SET state = 'PLANNED', attempts = 0, due_at = CASE WHEN due_at > ? THEN due_at ELSE ? END, problem = NULL
            WHERE target = ? AND type = ? AND state = 'APPLIED' AND fingerprint <> '' AND record_id IN (
              SELECT r.id FROM hub_record r
              WHERE r.type || '' = ? AND r.feed_position > ? AND r.version > 1 AND r.seen IS NULL AND COALESCE(r.flow, '') <> ?)""";

    /** As the partial index {@code hub_delivery_open} says it: SQLite compares the words. */
    private static final String OPEN = " AND state <> 'APPLIED'";

    /** Only what a send changes: the indexes of the other columns stay as they are. */
    private static final String SETTLE =
            "UPDATE hub_delivery SET state = ?, fingerprint = ?, attempts = ?, due_at = ?, waits_for = ?,"
                    + " remote_id = ?, adopted = ?, problem = ? WHERE target = ? AND type = ? AND record_id = ?";

    private static final List<String> ORDER = List.of("external_key", "record_id");

    @Override
    public Optional<DeliveryRow> find(String target, String type, String recordId) {
        return sql.one(SELECT + "record_id = ?", DeliveryTable::read, target, type, recordId);
    }

    @Override
    public List<DeliveryRow> find(String target, String type, Collection<String> recordIds, Set<Integer> partitions) {
        return sql.listIn(SELECT + "record_id IN (#)" + in(partitions), DeliveryTable::read, recordIds, target, type);
    }

    @Override
    public Map<String, State> states(String target, String type, Collection<String> recordIds) {
        return sql
                .listIn(
                        "SELECT record_id, state FROM hub_delivery WHERE target = ? AND type = ? AND record_id IN (#)",
                        row -> Map.entry(row.getString("record_id"), State.valueOf(row.getString("state"))),
                        recordIds,
                        target,
                        type)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<DeliveryRow> due(
            String target, String type, Collection<State> states, Set<Integer> partitions, Instant now, int limit) {
        return page(
                List.of(target, type),
                states,
                List.of("", ""),
                " AND due_at <= ?" + in(partitions),
                List.of(Instants.bound(now)),
                limit);
    }

    @Override
    public List<DeliveryRow> inState(
            String target,
            String type,
            Collection<State> states,
            Set<Integer> partitions,
            @Nullable DeliveryRow after,
            int limit) {
        return page(
                List.of(target, type),
                states,
                after == null ? List.of("", "") : List.of(after.externalKey(), after.recordId()),
                in(partitions),
                List.of(),
                limit);
    }

    /** What is applied is not in the index of open ones: of these the index of external keys has the order. */
    private List<DeliveryRow> page(
            List<String> flow,
            Collection<State> states,
            List<String> after,
            String further,
            List<String> furtherValues,
            int limit) {
        StatePages page = new StatePages(ORDER, limit);
        for (State state : new TreeSet<>(states)) {
            if (state == State.APPLIED) {
                page.branch(
                        SELECT + "state = 'APPLIED' AND (external_key, record_id) > (?, ?)" + further
                                + " ORDER BY external_key, record_id",
                        Stream.of(flow, after, furtherValues)
                                .flatMap(List::stream)
                                .toList());
            } else {
                page.inState(SELECT, flow, state.name(), after, OPEN + further, furtherValues);
            }
        }
        return page.list(sql, DeliveryTable::read);
    }

    /** As a part of the text: there are few, and one engine alone has them all. */
    private static String in(Set<Integer> partitions) {
        if (partitions.isEmpty()) {
            return " AND 1 = 0";
        }
        return partitions.containsAll(ALL)
                ? ""
                : partitions.stream()
                        .sorted()
                        .map(partition -> Integer.toString(partition))
                        .collect(joining(", ", " AND partition IN (", ")"));
    }

    @Override
    public Set<String> sharedKeys(String target, String type, Collection<String> externalKeys) {
        return Set.copyOf(sql.listIn(
                "SELECT external_key FROM hub_delivery WHERE target = ? AND type = ? AND external_key IN (#)"
                        + " GROUP BY external_key HAVING COUNT(*) > 1",
                row -> row.getString(1),
                externalKeys,
                target,
                type));
    }

    @Override
    public List<DeliveryRow> findByExternalKeys(String target, String type, Collection<String> externalKeys) {
        return sql.listIn(SELECT + "external_key IN (#)", DeliveryTable::read, externalKeys, target, type);
    }

    @Override
    public void plan(Collection<DeliveryRow> rows) {
        sql.writeAll(PUT.insert(), rows, DeliveryTable::values);
    }

    @Override
    public void put(Collection<DeliveryRow> rows) {
        sql.upsertAll(PUT, rows, DeliveryTable::values);
    }

    @Override
    public void remove(String target, String type, String recordId) {
        sql.write("DELETE FROM hub_delivery WHERE target = ? AND type = ? AND record_id = ?", target, type, recordId);
    }

    @Override
    public void planNewer(String target, String type, long afterPosition, Instant now) {
        String due = Instants.text(now);
        sql.write(PLAN_NEWER, due, due, target, type, type, afterPosition, target + "/" + type);
    }

    @Override
    public void planGone(String target, String type, long afterPosition, Instant now) {
        String due = Instants.text(now);
        sql.write(PLAN_GONE, due, due, target, type, type, afterPosition, target + "/" + type);
    }

    @Override
    public void send(IntentRow intent, Collection<DeliveryRow> rows) {
        intents.put(intent);
    }

    @Override
    public void settle(String intentId, Collection<DeliveryRow> rows) {
        sql.writeAll(SETTLE, rows, DeliveryTable::settled);
        intents.remove(intentId);
    }

    @Override
    public void putIntent(IntentRow intent) {
        intents.put(intent);
    }

    @Override
    public List<IntentRow> intents(String target, String type) {
        return intents.list(target, type);
    }

    @Override
    public void removeIntent(String id) {
        intents.remove(id);
    }

    private static @Nullable Object[] settled(DeliveryRow row) {
        return new @Nullable Object[] {
            row.state().name(),
            row.fingerprint(),
            row.attempts(),
            Instants.text(row.dueAt()),
            row.waitsFor(),
            row.remoteId(),
            row.adopted() ? 1 : 0,
            row.problem(),
            row.target(),
            row.type(),
            row.recordId()
        };
    }

    private static @Nullable Object[] values(DeliveryRow row) {
        return new @Nullable Object[] {
            row.target(),
            row.type(),
            row.recordId(),
            Deliveries.partition(row.externalKey()),
            row.externalKey(),
            row.state().name(),
            row.fingerprint(),
            row.extensions(),
            row.generation(),
            row.attempts(),
            Instants.text(row.dueAt()),
            row.waitsFor(),
            row.remoteId(),
            row.adopted() ? 1 : 0,
            row.requestedBy(),
            row.run(),
            row.problem()
        };
    }

    private static DeliveryRow read(ResultSet row) throws SQLException {
        Fields fields = new Fields(row);
        return new DeliveryRow(
                fields.text(),
                fields.text(),
                fields.text(),
                fields.text(),
                State.valueOf(fields.text()),
                fields.text(),
                fields.text(),
                fields.integer(),
                fields.integer(),
                Instants.read(fields.text()),
                fields.textOrNull(),
                fields.textOrNull(),
                fields.isTrue(),
                fields.textOrNull(),
                fields.textOrNull(),
                fields.textOrNull());
    }
}
