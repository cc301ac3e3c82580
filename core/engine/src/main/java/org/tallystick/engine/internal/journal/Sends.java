package org.tallystick.engine.internal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.engine.observe.HubEvent.BatchAnswered;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Deliveries.IntentRow;

/** Batches that this process has sent and not heard of. Thread-safe. */
final class Sends {

    private record Sent(String target, String type, int size, Instant at) {}

    private final Map<String, Sent> inFlight = new ConcurrentHashMap<>();

    void began(IntentRow intent) {
        inFlight.put(
                intent.id(),
                new Sent(intent.target(), intent.type(), intent.recordIds().size(), intent.sentAt()));
    }

    Optional<BatchAnswered> ended(String intentId, Instant now) {
        return Optional.ofNullable(inFlight.remove(intentId))
                .map(sent -> new BatchAnswered(
                        sent.target(),
                        sent.type(),
                        Tier.of(sent.type()),
                        sent.size(),
                        Duration.between(sent.at(), now)));
    }
}
