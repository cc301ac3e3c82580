package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to run or to look up one key until a moment.
 *
 * @param fencingToken greater than that of every earlier lease of the key; a holder with an older one is refused (RES-16)
 * @param until excluded
 */
public record Lease(IdempotencyKey key, long fencingToken, Instant until) {

    public Lease {
        requireNonNull(key, "key");
        requireNonNull(until, "until");
    }

    /** Whether a call that takes at most {@code callLimit} and starts now ends before the lease. Ask before sending. */
    public boolean covers(Duration callLimit, Instant now) {
        return now.plus(callLimit).isBefore(until);
    }
}
