package org.tallystick.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.engine.store.Cursors;

/** Tables {@code hub_cursor} and {@code hub_reading}. */
record CursorTable(Sql sql) implements Cursors {

    private static final Upsert PUT = Upsert.into("hub_cursor", List.of("flow"), List.of("feed_cursor", "rule_set"));

    private static final Upsert PUT_READING =
            Upsert.into("hub_reading", List.of("flow", "began_at"), List.of("ended_at", "feed_cursor"));

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

    @Override
    public List<ReadingRow> readings(String flow) {
        return sql.list(
                "SELECT began_at, ended_at, feed_cursor FROM hub_reading WHERE flow = ? ORDER BY began_at",
                row -> new ReadingRow(
                        Instants.read(row.getString("began_at")),
                        Instants.readOrNull(row.getString("ended_at")),
                        row.getString("feed_cursor")),
                flow);
    }

    @Override
    public void putReading(String flow, ReadingRow reading) {
        sql.write(
                PUT_READING.text(),
                flow,
                Instants.text(reading.began()),
                Instants.textOrNull(reading.ended()),
                reading.position());
    }

    @Override
    public void forgetReadings(String flow, Instant moment) {
        sql.write("DELETE FROM hub_reading WHERE flow = ? AND began_at < ?", flow, Instants.bound(moment));
    }
}
