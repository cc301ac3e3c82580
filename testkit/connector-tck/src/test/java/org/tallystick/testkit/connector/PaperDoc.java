package org.tallystick.testkit.connector;

import java.time.Instant;

/** A record that the paper server keeps. */
record PaperDoc(
        String id,
        String key,
        String idempotencyKey,
        Instant writtenAt,
        String name,
        String amount,
        String currency,
        String project) {

    PaperDoc with(String newId, String newIdempotencyKey, Instant at) {
        return new PaperDoc(newId, key, newIdempotencyKey, at, name.strip(), amount, currency, project);
    }

    /** In the server's normal form. */
    String text() {
        return "%s|%s|%s|%s".formatted(name.strip(), amount, currency, project);
    }
}
