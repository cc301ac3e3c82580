package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.tallystick.engine.store.Echoes;

/** Table {@code hub_echo}. */
record EchoTable(Sql sql) implements Echoes {

    private static final String EXPECT = """
            INSERT INTO hub_echo (target, type, record_id, fingerprint) VALUES (?, ?, ?, ?)
            ON CONFLICT (target, type, record_id) DO UPDATE SET before = hub_echo.fingerprint, fingerprint = excluded.fingerprint
            WHERE hub_echo.fingerprint <> excluded.fingerprint""";

    private record Found(String recordId, EchoRow row) {}

    @Override
    public void expect(String target, String type, Map<String, String> fingerprints) {
        sql.writeAll(
                EXPECT, fingerprints.entrySet(), each -> new Object[] {target, type, each.getKey(), each.getValue()});
    }

    @Override
    public Map<String, EchoRow> find(String target, String type, Collection<String> recordIds) {
        return sql
                .listIn(
                        "SELECT record_id, fingerprint, before FROM hub_echo WHERE target = ? AND type = ? AND record_id IN (#)",
                        row -> new Found(
                                row.getString("record_id"),
                                new EchoRow(row.getString("fingerprint"), row.getString("before"))),
                        recordIds,
                        target,
                        type)
                .stream()
                .collect(toMap(Found::recordId, Found::row, (one, same) -> one));
    }
}
