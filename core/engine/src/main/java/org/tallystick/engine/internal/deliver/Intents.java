package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.model.Entity;

/** What is about to be sent, as it is committed before it is. */
final class Intents {

    private Intents() {}

    /** One line per write: idempotency key, space, record. Its id follows from them. */
    static <T extends Entity> IntentRow of(DeliverFlow<T> flow, List<Prepared<T>> batch, Instant now) {
        String body = batch.stream()
                .map(each -> each.write().idempotencyKey() + " "
                        + RecordCodec.encode(each.write().record()).json())
                .collect(joining("\n"));
        return new IntentRow(
                Fingerprints.of(flow.name() + "\n" + body),
                flow.target(),
                flow.type().name(),
                batch.stream().map(each -> each.row().recordId()).toList(),
                body,
                now);
    }
}
