package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tallystick.engine.store.Breaks;

/** Table {@code hub_break}. */
record BreakTable(Sql sql) implements Breaks {

    @Override
    public void replace(String target, String type, Collection<BreakRow> now) {
        requireOf(target, type, now);
        sql.write("DELETE FROM hub_break WHERE target = ? AND type = ?", target, type);
        AtomicInteger number = new AtomicInteger();
        sql.writeAll(
                "INSERT INTO hub_break (target, type, number, external_key, kind, message) VALUES (?, ?, ?, ?, ?, ?)",
                now,
                row -> new Object[] {target, type, number.incrementAndGet(), row.key(), row.kind(), row.message()});
    }

    @Override
    public List<BreakRow> open() {
        return sql.list(
                "SELECT target, type, external_key, kind, message FROM hub_break ORDER BY target, type, external_key, number",
                BreakTable::read);
    }

    private static void requireOf(String target, String type, Collection<BreakRow> rows) {
        for (BreakRow row : rows) {
            if (!row.target().equals(target) || !row.type().equals(type)) {
                throw new IllegalArgumentException("The break of %s %s %s is not one of %s %s"
                        .formatted(row.target(), row.type(), row.key(), target, type));
            }
        }
    }

    private static BreakRow read(ResultSet row) throws SQLException {
        return new BreakRow(
                row.getString("target"),
                row.getString("type"),
                row.getString("external_key"),
                row.getString("kind"),
                row.getString("message"));
    }
}
