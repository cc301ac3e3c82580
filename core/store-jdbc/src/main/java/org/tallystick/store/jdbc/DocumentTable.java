package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Documents;

/** Table {@code hub_document}. */
record DocumentTable(Sql sql) implements Documents {

    private static final Upsert PUT =
            Upsert.into("hub_document", List.of("flow", "id"), List.of("version", "hash", "rule_set", "state", "raw"));

    /** The state is spelled out: so the partial index serves it. */
    private static final String SET_ASIDE =
            "SELECT id, version, hash, rule_set, state, raw FROM hub_document WHERE flow = ? AND state = 'SET_ASIDE'";

    @Override
    public Map<String, DocumentRow> find(String flow, Collection<String> ids) {
        return sql
                .listIn(
                        "SELECT id, version, hash, rule_set, state FROM hub_document WHERE flow = ? AND id IN (#)",
                        row -> row(flow, row),
                        ids,
                        flow)
                .stream()
                .collect(Collectors.toMap(DocumentRow::id, Function.identity()));
    }

    @Override
    public List<String> liveIds(String flow) {
        return sql.list(
                "SELECT id FROM hub_document WHERE flow = ? AND state <> ?",
                row -> row.getString("id"),
                flow,
                State.DELETED.name());
    }

    /** In the order of the key: or PostgreSQL, for a flow that has most documents, reads the table from its start. */
    @Override
    public int countLive(String flow, int most) {
        return sql.one(
                        "SELECT COUNT(*) FROM"
                                + " (SELECT id FROM hub_document WHERE flow = ? AND state <> ? ORDER BY id LIMIT ?) AS live",
                        row -> row.getInt(1),
                        flow,
                        State.DELETED.name(),
                        most)
                .orElse(0);
    }

    @Override
    public List<DocumentRow> setAside(String flow) {
        return sql.list(SET_ASIDE + " ORDER BY id", row -> rowWithRaw(flow, row), flow);
    }

    @Override
    public List<DocumentRow> setAside(String flow, Collection<String> ids) {
        return sql.listIn(SET_ASIDE + " AND id IN (#)", row -> rowWithRaw(flow, row), ids, flow);
    }

    @Override
    public List<String> flowsSetAside() {
        return sql.list(
                "SELECT DISTINCT flow FROM hub_document WHERE state = 'SET_ASIDE' ORDER BY flow",
                row -> row.getString("flow"));
    }

    @Override
    public void remove(String flow, Collection<String> ids) {
        sql.writeAll("DELETE FROM hub_document WHERE flow = ? AND id = ?", ids, id -> new Object[] {flow, id});
    }

    @Override
    public void put(Collection<DocumentRow> rows) {
        sql.upsertAll(PUT, rows, DocumentTable::values);
    }

    @Override
    public void putFirst(Collection<DocumentRow> rows) {
        sql.writeAll(PUT.insert(), rows, DocumentTable::values);
    }

    private static @Nullable Object[] values(DocumentRow row) {
        return new @Nullable Object[] {
            row.flow(),
            row.id(),
            row.version(),
            row.hash(),
            row.ruleSet(),
            row.state().name(),
            row.raw()
        };
    }

    private static DocumentRow row(String flow, ResultSet row) throws SQLException {
        return row(flow, new Fields(row), false);
    }

    private static DocumentRow rowWithRaw(String flow, ResultSet row) throws SQLException {
        return row(flow, new Fields(row), true);
    }

    private static DocumentRow row(String flow, Fields fields, boolean withRaw) throws SQLException {
        String id = fields.text();
        long version = fields.number();
        String hash = fields.text();
        String ruleSet = fields.text();
        State state = State.valueOf(fields.text());
        return new DocumentRow(flow, id, version, hash, ruleSet, withRaw ? fields.textOrNull() : null, state);
    }
}
