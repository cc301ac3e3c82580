package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Exceptions;

/** Table {@code hub_exception}. */
record ExceptionTable(Sql sql) implements Exceptions {

    private static final String SELECT =
            "SELECT id, scope, code, subject, owner, message, remedy, amount, currency, details FROM hub_exception ";
    private static final String OPEN = """
        INSERT INTO hub_exception
        (id, scope, code, subject, owner, message, remedy, amount, currency, details, opened_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private record Numbered(long id, ExceptionRow row) {}

    @Override
    public Replaced replace(String scope, Collection<ExceptionRow> now, long runSequence) {
        requireScope(scope, now);
        Map<ExceptionRow, Long> before = openIn(scope);
        Set<ExceptionRow> opened = new LinkedHashSet<>(now);
        opened.removeAll(before.keySet());
        before.keySet().removeAll(new HashSet<>(now));
        close(before.values(), runSequence);
        open(opened, runSequence);
        return new Replaced(List.copyOf(opened), List.copyOf(before.keySet()));
    }

    @Override
    public Set<String> openScopes(Collection<String> scopes) {
        return new HashSet<>(sql.listIn(
                "SELECT DISTINCT scope FROM hub_exception WHERE closed_by IS NULL AND scope IN (#)",
                row -> row.getString("scope"),
                scopes));
    }

    @Override
    public List<ExceptionRow> openAfter(long runSequence) {
        return sql.list(
                SELECT + "WHERE opened_by <= ? AND (closed_by IS NULL OR closed_by > ?) ORDER BY code, subject, id",
                ExceptionTable::read,
                runSequence,
                runSequence);
    }

    private static void requireScope(String scope, Collection<ExceptionRow> rows) {
        for (ExceptionRow row : rows) {
            if (!row.scope().equals(scope)) {
                throw new IllegalArgumentException(
                        "Scope %s cannot raise the exception %s of scope %s on %s: a scope replaces its own only"
                                .formatted(scope, row.code(), row.scope(), row.subject()));
            }
        }
    }

    private Map<ExceptionRow, Long> openIn(String scope) {
        Map<ExceptionRow, Long> open = new LinkedHashMap<>();
        sql.list(
                        SELECT + "WHERE scope = ? AND closed_by IS NULL ORDER BY id",
                        row -> new Numbered(row.getLong("id"), read(row)),
                        scope)
                .forEach(numbered -> open.put(numbered.row(), numbered.id()));
        return open;
    }

    private void close(Collection<Long> ids, long runSequence) {
        sql.writeAll("UPDATE hub_exception SET closed_by = ? WHERE id = ?", ids, id -> new Object[] {runSequence, id});
    }

    private void open(Collection<ExceptionRow> rows, long runSequence) {
        if (rows.isEmpty()) {
            return;
        }
        AtomicLong id = new AtomicLong(lastId());
        sql.writeAll(OPEN, rows, row -> values(id.incrementAndGet(), row, runSequence));
    }

    private long lastId() {
        return sql.one("SELECT MAX(id) FROM hub_exception", row -> row.getLong(1))
                .orElse(0L);
    }

    private static @Nullable Object[] values(long id, ExceptionRow row, long openedBy) {
        return new @Nullable Object[] {
            id,
            row.scope(),
            row.code(),
            row.subject(),
            row.owner(),
            row.message(),
            row.remedy(),
            row.amount(),
            row.currency(),
            row.details(),
            openedBy
        };
    }

    static ExceptionRow read(ResultSet row) throws SQLException {
        return new ExceptionRow(
                row.getString("scope"),
                row.getString("code"),
                row.getString("subject"),
                row.getString("owner"),
                row.getString("message"),
                row.getString("remedy"),
                row.getString("amount"),
                row.getString("currency"),
                row.getString("details"));
    }
}
