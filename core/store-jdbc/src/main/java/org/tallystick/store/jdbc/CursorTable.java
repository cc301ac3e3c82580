package org.tallystick.store.jdbc;

import java.util.List;
import java.util.Optional;
import org.tallystick.engine.store.Cursors;

/** Table {@code hub_cursor}. */
record CursorTable(Sql sql) implements Cursors {

    private static final Upsert PUT = Upsert.into("hub_cursor", List.of("flow"), List.of("feed_cursor", "rule_set"));

    @Override
    public Optional<CursorRow> find(String flow) {
        return sql.one(
                "SELECT feed_cursor, rule_set FROM hub_cursor WHERE flow = ?",
                row -> new CursorRow(row.getString("feed_cursor"), row.getString("rule_set")),
                flow);
    }

    @Override
    public void put(String flow, CursorRow cursor) {
        sql.write(PUT.text(), flow, cursor.position(), cursor.ruleSet());
    }
}
