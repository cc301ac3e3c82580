package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.StoreTransaction;

/**
 * Writes that were sent, or are about to be, and whose outcome is not known. As long as one is open its record's newer state waits: what is
 * compared with the target, or sent again, is what was sent.
 */
final class Attempts {

    private Attempts() {}

    /**
     * One write as it is sent, each time.
     *
     * @param key idempotency key
     * @param firstSentAt when the key was first used
     * @param json the record
     */
    record Attempt(String key, Instant firstSentAt, String json) {

        private String line(Instant sentAt) {
            return firstSentAt.equals(sentAt) ? key + " " + json : key + " " + firstSentAt + " " + json;
        }

        /** A line without a moment was first sent with its batch. */
        private static Attempt parse(String line, Instant sentAt) {
            String[] parts = line.split(" ", 2);
            if (parts[1].startsWith("{")) {
                return new Attempt(parts[0], sentAt, parts[1]);
            }
            String[] rest = parts[1].split(" ", 2);
            return new Attempt(parts[0], Instant.parse(rest[0]), rest[1]);
        }
    }

    /** A batch as it is committed before it is sent. Its id follows from its content. */
    static IntentRow batch(DeliverFlow<?> flow, Map<String, Attempt> byRecord, Instant sentAt) {
        return batch(flow, byRecord, sentAt, true);
    }

    private static IntentRow batch(
            DeliverFlow<?> flow, Map<String, Attempt> byRecord, Instant sentAt, boolean isInFlight) {
        List<String> ids = List.copyOf(byRecord.keySet());
        String body =
                byRecord.values().stream().map(attempt -> attempt.line(sentAt)).collect(joining("\n"));
        return new IntentRow(
                Fingerprints.of(flow.name() + "\n" + body),
                flow.target(),
                flow.type().name(),
                ids,
                body,
                sentAt,
                isInFlight);
    }

    /** In the order of the batch. */
    private static Map<String, Attempt> of(IntentRow intent) {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        String[] lines = intent.body().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            attempts.put(intent.recordIds().get(i), Attempt.parse(lines[i], intent.sentAt()));
        }
        return attempts;
    }

    /** The open ones of the flow, by record id. */
    static Map<String, Attempt> open(DeliverFlow<?> flow, StoreTransaction tx) {
        Map<String, Attempt> open = new HashMap<>();
        tx.deliveries().intents(flow.target(), flow.type().name()).forEach(intent -> open.putAll(of(intent)));
        return open;
    }

    /** Their outcome is known; those that had one open. */
    static Set<String> close(DeliverFlow<?> flow, StoreTransaction tx, Collection<String> recordIds) {
        Set<String> closed = new HashSet<>();
        if (recordIds.isEmpty()) {
            return closed;
        }
        for (IntentRow intent :
                tx.deliveries().intents(flow.target(), flow.type().name())) {
            Map<String, Attempt> rest = of(intent);
            List<String> settled =
                    intent.recordIds().stream().filter(recordIds::contains).toList();
            if (!settled.isEmpty()) {
                rest.keySet().removeAll(settled);
                closed.addAll(settled);
                tx.deliveries().removeIntent(intent.id());
                put(flow, tx, rest, intent.sentAt(), intent.isInFlight());
            }
        }
        return closed;
    }

    /** The records of batches whose sender may still wait for the answer. */
    static Set<String> inFlight(DeliverFlow<?> flow, StoreTransaction tx) {
        return tx.deliveries().intents(flow.target(), flow.type().name()).stream()
                .filter(IntentRow::isInFlight)
                .flatMap(intent -> intent.recordIds().stream())
                .collect(toSet());
    }

    /** Their sender is gone. What others sent in the same batch is theirs. */
    static void forsake(DeliverFlow<?> flow, StoreTransaction tx, Set<String> recordIds) {
        for (IntentRow intent :
                tx.deliveries().intents(flow.target(), flow.type().name())) {
            Map<String, Attempt> forsaken = of(intent);
            Map<String, Attempt> rest = of(intent);
            forsaken.keySet().retainAll(recordIds);
            rest.keySet().removeAll(recordIds);
            if (intent.isInFlight() && !forsaken.isEmpty()) {
                tx.deliveries().removeIntent(intent.id());
                put(flow, tx, forsaken, intent.sentAt(), false);
                put(flow, tx, rest, intent.sentAt(), true);
            }
        }
    }

    /** What of a batch stays open: it was answered, and the answer was that nobody knows. */
    static void keep(DeliverFlow<?> flow, StoreTransaction tx, Map<String, Attempt> rest, Instant sentAt) {
        put(flow, tx, rest, sentAt, false);
    }

    private static void put(
            DeliverFlow<?> flow, StoreTransaction tx, Map<String, Attempt> some, Instant sentAt, boolean isInFlight) {
        if (!some.isEmpty()) {
            tx.deliveries().putIntent(batch(flow, some, sentAt, isInFlight));
        }
    }
}
