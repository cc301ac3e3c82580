package org.tallystick.engine.idempotency;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps one record per key. Each method is atomic, and the store's own clock decides when a lease ends. Thread-safe. The rules are
 * {@link IdempotencyRecord}'s.
 */
public interface IdempotencyStore {

    /** Takes the key if it is free, and says what to do. The caller's payload has the {@code fingerprint}. */
    Claim claim(IdempotencyKey key, PayloadFingerprint fingerprint, Duration lease);

    /**
     * Stores what came of the lease.
     *
     * @return false if the lease is lost; nothing was changed
     * @throws IllegalStateException if the state does not allow it
     */
    boolean settle(Lease lease, Settlement settlement);

    /** The lease, ending {@code duration} from now; empty if it is lost or ran out. */
    Optional<Lease> renew(Lease lease, Duration duration);

    /** What is stored under the key. */
    Optional<IdempotencyRecord> find(IdempotencyKey key);

    /**
     * Forgets what was settled longer ago: done, failed for good, or failed so that it may run again. What runs, is unknown or waits for a person
     * stays. A key that was forgotten is as new, so let the age exceed the time in which a caller may still repeat its write.
     *
     * @return how many keys
     */
    int forget(Duration age);
}
