package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.engine.store.Runs;

/** Tables {@code hub_run} and {@code hub_run_key}. */
record RunTable(Sql sql) implements Runs {

    private static final Upsert PUT =
            Upsert.into("hub_run", List.of("id"), List.of("sequence", "cut_off", "phase", "opened_at", "closed_at"));
    private static final String SELECT = "SELECT id, sequence, cut_off, phase, opened_at, closed_at FROM hub_run ";

    @Override
    public Optional<RunRow> find(String id) {
        return sql.one(SELECT + "WHERE id = ?", RunTable::read, id);
    }

    @Override
    public List<RunRow> list() {
        return sql.list(SELECT + "ORDER BY sequence", RunTable::read);
    }

    @Override
    public void put(RunRow run) {
        sql.write(
                PUT.text(),
                run.id(),
                run.sequence(),
                run.cutOff(),
                run.phase(),
                Instants.text(run.openedAt()),
                Instants.textOrNull(run.closedAt()));
    }

    @Override
    public void addKeys(String run, String decider, Collection<String> keys) {
        sql.writeAll(
                "INSERT INTO hub_run_key (run_id, decider, decision_key, done) VALUES (?, ?, ?, 0)"
                        + " ON CONFLICT (run_id, decider, decision_key) DO NOTHING",
                keys,
                key -> new Object[] {run, decider, key});
    }

    @Override
    public List<String> keysToDo(String run, String decider) {
        return sql.list(
                "SELECT decision_key FROM hub_run_key WHERE run_id = ? AND decider = ? AND done = 0 ORDER BY decision_key",
                row -> row.getString("decision_key"),
                run,
                decider);
    }

    @Override
    public boolean keyDone(String run, String decider, String key) {
        return sql.write(
                        "UPDATE hub_run_key SET done = 1 WHERE run_id = ? AND decider = ? AND decision_key = ? AND done = 0",
                        run,
                        decider,
                        key)
                > 0;
    }

    private static RunRow read(ResultSet row) throws SQLException {
        return new RunRow(
                row.getString("id"),
                row.getLong("sequence"),
                row.getLong("cut_off"),
                row.getInt("phase"),
                Instants.read(row.getString("opened_at")),
                Instants.readOrNull(row.getString("closed_at")));
    }
}
