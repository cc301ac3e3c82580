package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.joining;

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

        private String line() {
            return key + " " + firstSentAt + " " + json;
        }

        /** Hubs of version 1 have no moment in the line: the batch's own stands for it. */
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
        List<String> ids = List.copyOf(byRecord.keySet());
        String body = byRecord.values().stream().map(Attempt::line).collect(joining("\n"));
        return new IntentRow(
                Fingerprints.of(flow.name() + "\n" + body),
                flow.target(),
                flow.type().name(),
                ids,
                body,
                sentAt);
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
                keep(flow, tx, rest, intent.sentAt());
            }
        }
        return closed;
    }

    /** What of a batch stays open. */
    static void keep(DeliverFlow<?> flow, StoreTransaction tx, Map<String, Attempt> rest, Instant sentAt) {
        if (!rest.isEmpty()) {
            tx.deliveries().putIntent(batch(flow, rest, sentAt));
        }
    }
}
