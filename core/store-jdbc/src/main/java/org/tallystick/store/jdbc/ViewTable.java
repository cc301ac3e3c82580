package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.tallystick.engine.store.Views;

/** Table {@code hub_view}. */
record ViewTable(Sql sql) implements Views {

    private static final String PUT = """
            INSERT INTO hub_view (record_id, system, type, theirs, ours, earlier) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (type, record_id, system) DO UPDATE
            SET theirs = excluded.theirs, ours = excluded.ours, earlier = excluded.earlier""";

    private record Found(String recordId, String system, ViewRow row) {}

    @Override
    public Map<String, Map<String, ViewRow>> find(String type, Collection<String> recordIds) {
        return sql
                .listIn(
                        "SELECT record_id, system, theirs, ours, earlier FROM hub_view WHERE type = ? AND record_id IN (#)",
                        row -> new Found(
                                row.getString("record_id"),
                                row.getString("system"),
                                new ViewRow(row.getString("theirs"), row.getString("ours"), row.getString("earlier"))),
                        recordIds,
                        type)
                .stream()
                .collect(groupingBy(Found::recordId, toMap(Found::system, Found::row, (one, same) -> one)));
    }

    @Override
    public void put(String system, String type, Map<String, ViewRow> rows) {
        sql.writeAll(PUT, rows.entrySet(), each -> new Object[] {
            each.getKey(),
            system,
            type,
            each.getValue().theirs(),
            each.getValue().ours(),
            each.getValue().earlier()
        });
    }
}
