package org.tallystick.store.jdbc;

import java.util.Collection;
import java.util.List;
import org.tallystick.engine.store.DirtyKeys;

/** Table {@code hub_dirty}. */
record DirtyTable(Sql sql) implements DirtyKeys {

    @Override
    public void mark(String decider, Collection<String> keys) {
        sql.writeAll(
                "INSERT INTO hub_dirty (decider, decision_key) VALUES (?, ?) ON CONFLICT (decider, decision_key) DO NOTHING",
                keys,
                key -> new Object[] {decider, key});
    }

    @Override
    public List<String> list(String decider) {
        return sql.list(
                "SELECT decision_key FROM hub_dirty WHERE decider = ? ORDER BY decision_key",
                row -> row.getString("decision_key"),
                decider);
    }

    @Override
    public void clear(String decider, String key) {
        sql.write("DELETE FROM hub_dirty WHERE decider = ? AND decision_key = ?", decider, key);
    }
}
