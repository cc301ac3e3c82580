package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tallystick.engine.store.Deliveries.IntentRow;

/** Tables {@code hub_intent} and {@code hub_intent_record}. */
record IntentTable(Sql sql) {

    private record Member(String intent, String recordId) {}

    void put(IntentRow intent) {
        remove(intent.id());
        sql.write(
                "INSERT INTO hub_intent (id, target, type, sent_at, body) VALUES (?, ?, ?, ?, ?)",
                intent.id(),
                intent.target(),
                intent.type(),
                Instants.text(intent.sentAt()),
                intent.body());
        AtomicInteger number = new AtomicInteger();
        sql.writeAll(
                "INSERT INTO hub_intent_record (intent_id, number, record_id) VALUES (?, ?, ?)",
                intent.recordIds(),
                recordId -> new Object[] {intent.id(), number.incrementAndGet(), recordId});
    }

    /** In the order in which they were sent. */
    List<IntentRow> list(String target, String type) {
        Map<String, List<String>> recordIds = recordIds(target, type);
        return sql.list(
                "SELECT id, target, type, sent_at, body FROM hub_intent WHERE target = ? AND type = ? ORDER BY sent_at, id",
                row -> read(row, recordIds),
                target,
                type);
    }

    void remove(String id) {
        sql.write("DELETE FROM hub_intent WHERE id = ?", id);
    }

    private Map<String, List<String>> recordIds(String target, String type) {
        List<Member> members =
                sql.list("""
                SELECT r.intent_id, r.record_id FROM hub_intent i JOIN hub_intent_record r ON r.intent_id = i.id
                WHERE i.target = ? AND i.type = ? ORDER BY r.intent_id, r.number""", row -> new Member(row.getString("intent_id"), row.getString("record_id")), target, type);
        return members.stream().collect(groupingBy(Member::intent, mapping(Member::recordId, toList())));
    }

    private static IntentRow read(ResultSet row, Map<String, List<String>> recordIds) throws SQLException {
        String id = row.getString("id");
        return new IntentRow(
                id,
                row.getString("target"),
                row.getString("type"),
                recordIds.getOrDefault(id, List.of()),
                row.getString("body"),
                Instants.read(row.getString("sent_at")));
    }
}
