package org.tallystick.store.jdbc;

import java.util.Collection;
import java.util.List;
import org.tallystick.engine.store.Inbox;

/** Table {@code hub_inbox}. */
record InboxTable(Sql sql) implements Inbox {

    static final String APPEND = "INSERT INTO %shub_inbox (system, type, record_id, body) VALUES (?, ?, ?, ?)";

    @Override
    public void append(Collection<InboxRow> rows) {
        sql.writeAll(
                APPEND.formatted(""), rows, row -> new Object[] {row.system(), row.type(), row.recordId(), row.body()});
    }

    @Override
    public List<InboxRow> list(long after, int limit) {
        return sql.list(
                "SELECT number, system, type, record_id, body FROM hub_inbox WHERE number > ? ORDER BY number LIMIT ?",
                row -> new InboxRow(
                        row.getLong("number"),
                        row.getString("system"),
                        row.getString("type"),
                        row.getString("record_id"),
                        row.getString("body")),
                after,
                limit);
    }

    @Override
    public void remove(Collection<Long> numbers) {
        sql.writeAll("DELETE FROM hub_inbox WHERE number = ?", numbers, number -> new Object[] {number});
    }
}
