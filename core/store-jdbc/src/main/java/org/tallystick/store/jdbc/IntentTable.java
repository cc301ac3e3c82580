package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.tallystick.engine.store.Deliveries.IntentRow;

/** Table {@code hub_intent}. */
record IntentTable(Sql sql) {

    private static final Upsert PUT = Upsert.into(
            "hub_intent", List.of("id"), List.of("target", "type", "sent_at", "in_flight", "records", "body"));

    void put(IntentRow intent) {
        sql.upsertAll(PUT, List.of(intent), IntentTable::values);
    }

    /** In the order in which they were sent. */
    List<IntentRow> list(String target, String type) {
        return sql.list(
                "SELECT id, target, type, sent_at, in_flight, records, body FROM hub_intent WHERE target = ? AND type = ?"
                        + " ORDER BY sent_at, id",
                IntentTable::read,
                target,
                type);
    }

    void remove(String id) {
        sql.write("DELETE FROM hub_intent WHERE id = ?", id);
    }

    private static Object[] values(IntentRow row) {
        return new Object[] {
            row.id(),
            row.target(),
            row.type(),
            Instants.text(row.sentAt()),
            row.isInFlight() ? 1 : 0,
            String.join(" ", row.recordIds()),
            row.body()
        };
    }

    private static List<String> ids(String records) {
        return records.isEmpty() ? List.of() : List.of(records.split(" "));
    }

    private static IntentRow read(ResultSet row) throws SQLException {
        return new IntentRow(
                row.getString("id"),
                row.getString("target"),
                row.getString("type"),
                ids(row.getString("records")),
                row.getString("body"),
                Instants.read(row.getString("sent_at")),
                row.getInt("in_flight") == 1);
    }
}
