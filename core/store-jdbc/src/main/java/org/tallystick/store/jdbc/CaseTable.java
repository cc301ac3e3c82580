package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Exceptions.ExceptionRow;

/** Tables {@code hub_case} and {@code hub_case_action}. */
record CaseTable(Sql sql) implements Cases {

    private static final List<String> COLUMNS = List.of(
            "scope",
            "code",
            "subject",
            "field",
            "ordinal",
            "system",
            "type",
            "owner",
            "message",
            "remedy",
            "amount",
            "currency",
            "details",
            "cluster",
            "state",
            "assignee",
            "due",
            "times",
            "first_seen_at",
            "last_seen_at",
            "gone_at");
    private static final Upsert PUT = Upsert.into("hub_case", List.of("id"), COLUMNS);
    private static final String SELECT = "SELECT id, " + String.join(", ", COLUMNS) + " FROM hub_case WHERE ";
    private static final String IN_ORDER = " ORDER BY id";
    private static final String APPEND = """
        INSERT INTO hub_case_action (case_id, number, at, action, actor, reason, from_state, to_state, changes, payload)
        SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM hub_case_action WHERE case_id = ?\
        """;

    @Override
    public Optional<CaseRow> find(long id) {
        return sql.one(SELECT + "id = ?", CaseTable::read, id);
    }

    @Override
    public List<CaseRow> inScope(String scope) {
        return sql.list(SELECT + "scope = ?" + IN_ORDER, CaseTable::read, scope);
    }

    /** That something is due is spelled out: so the partial index serves it. */
    @Override
    public List<CaseRow> due(String system, String type) {
        return sql.list(
                SELECT + "due <> 'NOTHING' AND system = ? AND type = ?" + IN_ORDER, CaseTable::read, system, type);
    }

    @Override
    public List<CaseRow> page(Which which, long afterId, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        narrow("code = ?", which.code(), conditions, values);
        narrow("system = ?", which.system(), conditions, values);
        narrow("type = ?", which.type(), conditions, values);
        narrow("owner = ?", which.owner(), conditions, values);
        narrow("assignee = ?", which.assignee(), conditions, values);
        if (which.seenFrom() != null) {
            narrow("last_seen_at >= ?", Instants.bound(which.seenFrom()), conditions, values);
        }
        if (which.seenUntil() != null) {
            narrow("last_seen_at < ?", Instants.bound(which.seenUntil()), conditions, values);
        }
        String further =
                conditions.stream().map(condition -> " AND " + condition).collect(joining());
        StatePages page = new StatePages(List.of("id"), limit);
        if (which.states().isEmpty()) {
            values.add(0, afterId);
            page.branch(SELECT + "id > ?" + further + IN_ORDER, values);
        }
        new TreeSet<>(which.states())
                .forEach(state -> page.inState(SELECT, List.of(), state.name(), List.of(afterId), further, values));
        return page.list(sql, CaseTable::read);
    }

    private static void narrow(String condition, @Nullable String value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    @Override
    public void put(Collection<CaseRow> rows) {
        AtomicLong last = new AtomicLong(rows.stream().anyMatch(row -> row.id() == 0) ? lastId() : 0);
        sql.upsertAll(PUT, rows, row -> values(row.id() == 0 ? last.incrementAndGet() : row.id(), row));
    }

    private long lastId() {
        return sql.one("SELECT MAX(id) FROM hub_case", row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public void append(Collection<ActionRow> actions) {
        sql.writeAll(APPEND, actions, action -> new @Nullable Object[] {
            action.caseId(),
            Instants.text(action.at()),
            action.action(),
            action.actor(),
            action.reason(),
            action.from().name(),
            action.to().name(),
            action.changes(),
            action.payload(),
            action.caseId()
        });
    }

    @Override
    public List<ActionRow> actions(long caseId) {
        return sql.list(
                "SELECT case_id, at, action, actor, reason, from_state, to_state, changes, payload FROM hub_case_action"
                        + " WHERE case_id = ? ORDER BY number",
                CaseTable::readAction,
                caseId);
    }

    private static @Nullable Object[] values(long id, CaseRow row) {
        ExceptionRow said = row.said();
        return new @Nullable Object[] {
            id,
            said.scope(),
            said.code(),
            said.subject(),
            row.field(),
            row.ordinal(),
            row.system(),
            row.type(),
            said.owner(),
            said.message(),
            said.remedy(),
            said.amount(),
            said.currency(),
            said.details(),
            row.cluster(),
            row.state().name(),
            row.assignee(),
            row.due().name(),
            row.times(),
            Instants.text(row.firstSeenAt()),
            Instants.text(row.lastSeenAt()),
            Instants.textOrNull(row.goneAt())
        };
    }

    private static CaseRow read(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getLong("id"),
                ExceptionTable.read(row),
                row.getString("field"),
                row.getInt("ordinal"),
                row.getString("system"),
                row.getString("type"),
                row.getString("cluster"),
                State.valueOf(row.getString("state")),
                row.getString("assignee"),
                Due.valueOf(row.getString("due")),
                row.getInt("times"),
                Instants.read(row.getString("first_seen_at")),
                Instants.read(row.getString("last_seen_at")),
                Instants.readOrNull(row.getString("gone_at")));
    }

    private static ActionRow readAction(ResultSet row) throws SQLException {
        return new ActionRow(
                row.getLong("case_id"),
                Instants.read(row.getString("at")),
                row.getString("action"),
                row.getString("actor"),
                row.getString("reason"),
                State.valueOf(row.getString("from_state")),
                State.valueOf(row.getString("to_state")),
                row.getString("changes"),
                row.getString("payload"));
    }
}
