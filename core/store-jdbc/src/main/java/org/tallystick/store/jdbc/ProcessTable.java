package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Processes;

/** Tables {@code hub_process} and {@code hub_process_move}. */
record ProcessTable(Sql sql) implements Processes {

    private static final List<String> OTHERS = List.of(
            "definition",
            "definition_version",
            "step",
            "state",
            "is_back",
            "data",
            "waits_for",
            "since_at",
            "due_at",
            "attempts",
            "started_by",
            "problem");
    private static final Upsert PUT = Upsert.into("hub_process", List.of("key"), OTHERS);
    private static final String SELECT = "SELECT key, %s FROM hub_process WHERE ".formatted(String.join(", ", OTHERS));

    @Override
    public Optional<ProcessRow> find(String key) {
        return sql.one(SELECT + "key = ?", ProcessTable::read, key);
    }

    @Override
    public List<ProcessRow> page(Collection<State> states, String afterKey, int limit) {
        StatePages page = new StatePages(List.of("key"), limit);
        new TreeSet<>(states)
                .forEach(state -> page.inState(SELECT, List.of(), state.name(), List.of(afterKey), "", List.of()));
        return page.list(sql, ProcessTable::read);
    }

    @Override
    public List<ProcessRow> due(Instant now, String afterKey, int limit) {
        return sql.list(
                SELECT + "due_at IS NOT NULL AND due_at <= ? AND key > ? ORDER BY key LIMIT ?",
                ProcessTable::read,
                Instants.bound(now),
                afterKey,
                limit);
    }

    @Override
    public void put(ProcessRow row) {
        sql.write(
                PUT.text(),
                row.key(),
                row.definition(),
                row.version(),
                row.step(),
                row.state().name(),
                row.isBack() ? 1 : 0,
                row.data(),
                row.waitsFor(),
                Instants.text(row.since()),
                Instants.textOrNull(row.dueAt()),
                row.attempts(),
                row.startedBy(),
                row.problem());
    }

    @Override
    public void append(MoveRow move) {
        sql.write(
                "INSERT INTO hub_process_move (key, number, moved_at, step, to_state, actor, reason)"
                        + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ? FROM hub_process_move WHERE key = ?",
                move.key(),
                Instants.text(move.at()),
                move.step(),
                move.to().name(),
                move.actor(),
                move.reason(),
                move.key());
    }

    @Override
    public List<MoveRow> moves(String key) {
        return sql.list(
                "SELECT key, moved_at, step, to_state, actor, reason FROM hub_process_move WHERE key = ? ORDER BY number",
                row -> new MoveRow(
                        row.getString("key"),
                        Instants.read(row.getString("moved_at")),
                        row.getString("step"),
                        State.valueOf(row.getString("to_state")),
                        row.getString("actor"),
                        row.getString("reason")),
                key);
    }

    private static ProcessRow read(ResultSet row) throws SQLException {
        @Nullable String dueAt = row.getString("due_at");
        return new ProcessRow(
                row.getString("key"),
                row.getString("definition"),
                row.getInt("definition_version"),
                row.getString("step"),
                State.valueOf(row.getString("state")),
                row.getInt("is_back") == 1,
                row.getString("data"),
                row.getString("waits_for"),
                Instants.read(row.getString("since_at")),
                Instants.readOrNull(dueAt),
                row.getInt("attempts"),
                row.getString("started_by"),
                row.getString("problem"));
    }
}
