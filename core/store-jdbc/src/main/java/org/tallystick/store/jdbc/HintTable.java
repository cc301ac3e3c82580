package org.tallystick.store.jdbc;

import java.util.Collection;
import java.util.List;
import org.tallystick.engine.store.Hints;

/** Table {@code hub_hint}. */
record HintTable(Sql sql) implements Hints {

    @Override
    public void add(String flow, Collection<String> documentIds) {
        sql.writeAll(
                "INSERT INTO hub_hint (flow, document_id, times) VALUES (?, ?, 1)"
                        + " ON CONFLICT (flow, document_id) DO UPDATE SET times = hub_hint.times + 1",
                documentIds,
                id -> new Object[] {flow, id});
    }

    @Override
    public List<HintRow> list(String flow, int limit) {
        return sql.list(
                "SELECT document_id, times FROM hub_hint WHERE flow = ? ORDER BY document_id LIMIT ?",
                row -> new HintRow(row.getString("document_id"), row.getLong("times")),
                flow,
                limit);
    }

    @Override
    public void remove(String flow, Collection<HintRow> hints) {
        sql.writeAll("DELETE FROM hub_hint WHERE flow = ? AND document_id = ? AND times = ?", hints, hint ->
                new Object[] {flow, hint.documentId(), hint.times()});
    }
}
