package org.tallystick.connector.netsuite;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.CustomBody;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/**
 * Writes records by upsert on their external id, one request each, several in flight. What the answers do not tell, the internal ids, is
 * read once for the whole batch.
 *
 * @param <T> the entity
 */
final class UpsertSink<T extends Entity> implements RecordSink<T> {

    private final Authorization authorization;
    private final RecordWriter records;
    private final RecordForm<T> form;
    private final KeyedRows rows;
    private final InFlight inFlight;

    UpsertSink(
            Authorization authorization, RecordWriter records, RecordForm<T> form, KeyedRows rows, InFlight inFlight) {
        this.authorization = authorization;
        this.records = records;
        this.form = form;
        this.rows = rows;
        this.inFlight = inFlight;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return form.references(record);
    }

    @Override
    public T normalForm(Write<T> write) {
        return form.normalForm(write);
    }

    @Override
    public boolean writesCustomFields() {
        return true;
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        authorization.header(); // Without a token nothing is sent, and the batch fails as a whole.
        RecordForm.Bodies<T> bodies = form.prepare(batch);
        List<Sent> sent =
                inFlight.run(batch.stream().map(write -> sending(write, bodies)).toList());
        Map<String, String> ids = missingIds(batch, sent);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> sent.get(i).outcome(batch.get(i).externalKey(), ids))
                .toList();
    }

    private Supplier<Sent> sending(Write<T> write, RecordForm.Bodies<T> bodies) {
        try {
            ExternalIds.check(write.externalKey());
            rows.lookalikes().check(write.externalKey());
            Map<String, @Nullable Object> body = new LinkedHashMap<>(bodies.of(write));
            CustomBody.add(write.record(), body);
            return () -> send(write, body);
        } catch (BadRecordException e) {
            return () -> Sent.refused(e.problem());
        }
    }

    private Sent send(Write<T> write, Map<String, @Nullable Object> body) {
        try {
            return Sent.applied(records.upsert(form.target(), write.externalKey(), write.idempotencyKey(), body)
                    .orElse(null));
        } catch (ConnectorException e) {
            return Sent.failed(e.problem());
        }
    }

    private Map<String, String> missingIds(List<Write<T>> batch, List<Sent> sent) {
        List<String> keys = IntStream.range(0, batch.size())
                .filter(i -> sent.get(i).lacksId())
                .mapToObj(i -> batch.get(i).externalKey())
                .toList();
        try {
            Map<String, String> ids = new HashMap<>();
            rows.byKey(keys).forEach((key, row) -> ids.put(key, row.id()));
            return ids;
        } catch (ConnectorException e) {
            return Map.of(); // The records are there; the engine looks them up.
        }
    }
}
