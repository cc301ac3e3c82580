package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.tallystick.engine.store.Audit;

/** Tables {@code hub_audit}, {@code hub_audit_link} and {@code hub_audit_head}. */
record AuditTable(Sql sql) implements Audit {

    private static final String RANGE = " WHERE number > ? AND number <= ? ORDER BY number LIMIT ?";

    @Override
    public void append(Collection<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        AtomicLong number = new AtomicLong(lastNumber());
        sql.writeAll("INSERT INTO hub_audit (number, entry) VALUES (?, ?)", entries, entry ->
                new Object[] {number.incrementAndGet(), entry});
    }

    @Override
    public List<Entry> entries(long after, long upTo, int limit) {
        return sql.list(
                "SELECT number, entry FROM hub_audit" + RANGE,
                row -> new Entry(row.getLong("number"), row.getString("entry")),
                after,
                upTo,
                limit);
    }

    @Override
    public List<Link> links(long after, long upTo, int limit) {
        return sql.list("SELECT number, hash FROM hub_audit_link" + RANGE, AuditTable::link, after, upTo, limit);
    }

    @Override
    public Optional<Link> head() {
        return sql.one("SELECT number, hash FROM hub_audit_head WHERE id = 1", AuditTable::link);
    }

    @Override
    public boolean advance(Link head, List<Link> links) {
        Link next = links.get(links.size() - 1);
        int moved = sql.write(
                "UPDATE hub_audit_head SET number = ?, hash = ? WHERE id = 1 AND number = ? AND hash = ?",
                next.number(),
                next.hash(),
                head.number(),
                head.hash());
        if (moved == 1) {
            sql.writeAll("INSERT INTO hub_audit_link (number, hash) VALUES (?, ?)", links, link ->
                    new Object[] {link.number(), link.hash()});
        }
        return moved == 1;
    }

    private long lastNumber() {
        return sql.one("SELECT MAX(number) FROM hub_audit", row -> row.getLong(1))
                .orElse(0L);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("number"), row.getString("hash"));
    }
}
