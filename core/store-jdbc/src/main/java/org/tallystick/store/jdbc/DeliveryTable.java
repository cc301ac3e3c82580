package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private static final Upsert PUT = Upsert.into("hub_delivery", KEY, OTHERS);
    private static final String SELECT = "SELECT " + String.join(", ", KEY) + ", " + String.join(", ", OTHERS)
            + " FROM hub_delivery WHERE target = ? AND type = ? AND ";
    /** The inner query reads the feed from the position on: the concatenation keeps SQLite from the indexes that begin with the type. */
    private static final String PLAN_NEWER = """
            UPDATE hub_delivery SET state = 'PLANNED', attempts = 0, due_at = ?, problem = NULL
            WHERE target = ? AND type = ? AND state = 'APPLIED' AND record_id IN (
              SELECT r.id FROM hub_record r
              WHERE r.type || '' = ? AND r.feed_position > ? AND r.seen IS NOT NULL AND COALESCE(r.flow, '') <> ?)
            AND fingerprint <> (
              SELECT r.fingerprint FROM hub_record r WHERE r.type = hub_delivery.type AND r.id = hub_delivery.record_id)""";

    private static final String IN_ORDER = " ORDER BY external_key, record_id";

    @Override
    public Optional<DeliveryRow> find(String target, String type, String recordId) {
        return sql.one(SELECT + "record_id = ?", DeliveryTable::read, target, type, recordId);
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
    public List<DeliveryRow> due(String target, String type, Collection<State> states, Instant now, int limit) {
        return merged(
                "state = ? AND due_at <= ?",
                states,
                limit,
                state -> List.of(target, type, state.name(), Instants.bound(now)));
    }

    @Override
    public List<DeliveryRow> inState(String target, String type, Collection<State> states) {
        List<Object> values = new ArrayList<>(List.of(target, type));
        states.stream().map(State::name).distinct().forEach(values::add);
        String list = InLists.placeholders(values.size() - 2);
        return sql.list(SELECT + "state IN (" + list + ")" + IN_ORDER, DeliveryTable::read, values.toArray());
    }

    @Override
    public List<DeliveryRow> inState(
            String target, String type, Collection<State> states, @Nullable DeliveryRow after, int limit) {
        String key = after == null ? "" : after.externalKey();
        String id = after == null ? "" : after.recordId();
        return merged(
                "state = ? AND (external_key, record_id) > (?, ?)",
                states,
                limit,
                state -> List.of(target, type, state.name(), key, id));
    }

    /** One branch per state: each is read in the index's order, so the database merges them and stops at the limit without sorting. */
    private List<DeliveryRow> merged(
            String condition, Collection<State> states, int limit, Function<State, List<Object>> values) {
        Set<State> distinct = Set.copyOf(states);
        if (distinct.isEmpty()) {
            return List.of();
        }
        List<Object> all = new ArrayList<>();
        distinct.forEach(state -> all.addAll(values.apply(state)));
        all.add(limit);
        String query = Collections.nCopies(distinct.size(), SELECT + condition).stream()
                .collect(joining(" UNION ALL ", "", IN_ORDER + " LIMIT ?"));
        return sql.list(query, DeliveryTable::read, all.toArray());
    }

    @Override
    public List<DeliveryRow> findByExternalKeys(String target, String type, Collection<String> externalKeys) {
        return sql.listIn(SELECT + "external_key IN (#)", DeliveryTable::read, externalKeys, target, type);
    }

    @Override
    public void put(Collection<DeliveryRow> rows) {
        sql.upsertAll(PUT, rows, DeliveryTable::values);
    }

    @Override
    public void planNewer(String target, String type, long afterPosition, Instant now) {
        sql.write(PLAN_NEWER, Instants.text(now), target, type, type, afterPosition, target + "/" + type);
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

    private static @Nullable Object[] values(DeliveryRow row) {
        return new @Nullable Object[] {
            row.target(),
            row.type(),
            row.recordId(),
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
        return new DeliveryRow(
                row.getString("target"),
                row.getString("type"),
                row.getString("record_id"),
                row.getString("external_key"),
                State.valueOf(row.getString("state")),
                row.getString("fingerprint"),
                row.getString("extensions"),
                row.getInt("generation"),
                row.getInt("attempts"),
                Instants.read(row.getString("due_at")),
                row.getString("waits_for"),
                row.getString("remote_id"),
                row.getInt("adopted") == 1,
                row.getString("requested_by"),
                row.getString("run_id"),
                row.getString("problem"));
    }
}
