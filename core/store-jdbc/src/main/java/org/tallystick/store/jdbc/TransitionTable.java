package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Transitions;

/** Table {@code hub_transition}. */
record TransitionTable(Sql sql) implements Transitions {

    private static final Upsert PUT = Upsert.into(
            "hub_transition",
            List.of("type", "record_id", "version", "axis"),
            List.of("from_state", "to_state", "seen_at", "changed_at", "run_sequence"));

    @Override
    public void append(Collection<TransitionRow> rows) {
        sql.upsertAll(PUT, rows, TransitionTable::values);
    }

    @Override
    public void appendFirst(Collection<TransitionRow> rows) {
        sql.writeAll(PUT.insert(), rows, TransitionTable::values);
    }

    @Override
    public List<TransitionRow> of(String type, String recordId) {
        return sql.list(
                "SELECT type, record_id, version, axis, from_state, to_state, seen_at, changed_at, run_sequence FROM hub_transition"
                        + " WHERE type = ? AND record_id = ? ORDER BY version, axis",
                TransitionTable::read,
                type,
                recordId);
    }

    private static @Nullable Object[] values(TransitionRow row) {
        return new @Nullable Object[] {
            row.type(),
            row.recordId(),
            row.version(),
            row.axis(),
            row.from(),
            row.to(),
            Instants.text(row.at()),
            Instants.textOrNull(row.changedAt()),
            row.runSequence()
        };
    }

    private static TransitionRow read(ResultSet row) throws SQLException {
        return new TransitionRow(
                row.getString("type"),
                row.getString("record_id"),
                row.getLong("version"),
                row.getString("axis"),
                row.getString("from_state"),
                row.getString("to_state"),
                Instants.read(row.getString("seen_at")),
                Instants.readOrNull(row.getString("changed_at")),
                row.getLong("run_sequence"));
    }
}
