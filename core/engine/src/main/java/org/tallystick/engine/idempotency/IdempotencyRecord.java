package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Problem;

/**
 * What a store keeps under one key. The rules are here, as pure functions, so that every store has the same.
 *
 * @param fingerprint of the payload; never changes
 * @param fencingToken of the newest lease, from 1
 * @param leaseUntil when it ends; passed if nobody holds it
 * @param result of an execution that is done
 * @param problem of the last one that is not
 */
public record IdempotencyRecord(
        IdempotencyKey key,
        PayloadFingerprint fingerprint,
        ExecutionState state,
        long fencingToken,
        Instant leaseUntil,
        @Nullable String result,
        @Nullable Problem problem) {

    public IdempotencyRecord {
        requireNonNull(key, "key");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(state, "state");
        requireNonNull(leaseUntil, "leaseUntil");
    }

    /** The first claim of a key that nobody used. */
    public static Claim first(IdempotencyKey key, PayloadFingerprint fingerprint, Instant leaseUntil) {
        return new Claim(
                Claim.Kind.RUN,
                new IdempotencyRecord(key, fingerprint, ExecutionState.RUNNING, 1, leaseUntil, null, null));
    }

    /** What a further claim of the key gets. A lease that ran out leaves an unknown outcome, not a free key. */
    public Claim claim(PayloadFingerprint sent, Instant now, Duration lease) {
        if (!sent.equals(fingerprint)) {
            return new Claim(Claim.Kind.MISMATCH, this);
        }
        return switch (state) {
            case RUNNING, UNKNOWN ->
                isHeld(now)
                        ? new Claim(Claim.Kind.IN_PROGRESS, this)
                        : new Claim(Claim.Kind.LOOK_UP, leased(ExecutionState.UNKNOWN, now.plus(lease)));
            case FAILED_RETRYABLE -> new Claim(Claim.Kind.RUN, leased(ExecutionState.RUNNING, now.plus(lease)));
            case DONE -> new Claim(Claim.Kind.DONE, this);
            case FAILED_PERMANENT -> new Claim(Claim.Kind.FAILED, this);
            case PARKED -> new Claim(Claim.Kind.PARKED, this);
        };
    }

    /**
     * The record after the holder of {@code lease} settled it; empty if the lease is lost. The same settlement again changes nothing.
     *
     * @throws IllegalStateException if the state does not allow it
     */
    public Optional<IdempotencyRecord> settle(Lease lease, Settlement settlement, Instant now) {
        if (lease.fencingToken() != fencingToken) {
            return Optional.empty();
        }
        if (isSettledAs(settlement)) {
            return Optional.of(this);
        }
        if (!state.maySettleAs(settlement.state())) {
            throw new IllegalStateException("%s is %s and cannot be %s".formatted(key, state, settlement.state()));
        }
        if (settlement.state() == ExecutionState.RUNNING) {
            return isHeld(now) ? Optional.of(put(settlement, leaseUntil)) : Optional.empty();
        }
        return Optional.of(put(settlement, now));
    }

    /** The record with a lease that ends later; empty if the lease is lost or ran out. */
    public Optional<IdempotencyRecord> renew(Lease lease, Instant now, Instant until) {
        boolean isHolder = lease.fencingToken() == fencingToken && isHeld(now);
        return isHolder
                ? Optional.of(new IdempotencyRecord(key, fingerprint, state, fencingToken, until, result, problem))
                : Optional.empty();
    }

    /** Whether someone runs it or looks it up. */
    public boolean isHeld(Instant now) {
        return (state == ExecutionState.RUNNING || state == ExecutionState.UNKNOWN) && now.isBefore(leaseUntil);
    }

    private boolean isSettledAs(Settlement settlement) {
        return state == settlement.state()
                && state != ExecutionState.UNKNOWN
                && state != ExecutionState.RUNNING
                && Objects.equals(result, settlement.result());
    }

    private IdempotencyRecord put(Settlement settlement, Instant until) {
        return new IdempotencyRecord(
                key, fingerprint, settlement.state(), fencingToken, until, settlement.result(), settlement.problem());
    }

    private IdempotencyRecord leased(ExecutionState next, Instant until) {
        return new IdempotencyRecord(key, fingerprint, next, fencingToken + 1, until, result, problem);
    }
}
