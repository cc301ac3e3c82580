package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

/**
 * What a caller who wants to run a key gets (RES-2).
 *
 * @param kind what to do
 * @param record as it is stored after the claim
 */
public record Claim(Kind kind, IdempotencyRecord record) {

    public Claim {
        requireNonNull(kind, "kind");
        requireNonNull(record, "record");
    }

    /** What to do. */
    public enum Kind {
        /** Run it: the lease is yours. */
        RUN,
        /** Look it up before anything is sent: the lease is yours. */
        LOOK_UP,
        /** Someone else has the lease. */
        IN_PROGRESS,
        /** It is done: take the result. */
        DONE,
        /** It failed for good: take the problem. */
        FAILED,
        /** A person settles it. */
        PARKED,
        /** The key belongs to another payload. Nothing was changed. */
        MISMATCH
    }

    /** The lease that the record speaks of: yours for the first two kinds. */
    public Lease lease() {
        return new Lease(record.key(), record.fencingToken(), record.leaseUntil());
    }
}
