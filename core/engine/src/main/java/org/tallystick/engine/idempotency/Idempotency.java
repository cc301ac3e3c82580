package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Runs each key at most once to success (RES-2): the first caller runs, later ones get the stored result, others meanwhile wait or are
 * refused, and a key with another payload is an error. What a crash or a lost answer leaves behind is looked up, never run blind (RES-3).
 * Thread-safe; waits and work hold no lock.
 */
public final class Idempotency {

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final IdempotencyStore store;
    private final EngineTime time;
    private final Duration lease;
    private final Duration patience;

    /**
     * @param lease longer than the work and the look-up take together
     * @param patience how long a caller waits for another's end; zero to be refused at once
     * @throws IllegalArgumentException if the lease is not positive, since another could then run the same at once, or the patience is negative
     */
    public Idempotency(IdempotencyStore store, EngineTime time, Duration lease, Duration patience) {
        this.store = requireNonNull(store, "store");
        this.time = requireNonNull(time, "time");
        this.lease = requireNonNull(lease, "lease");
        this.patience = requireNonNull(patience, "patience");
        if (lease.isNegative() || lease.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "A lease lasts a while and patience is not negative, were %s and %s".formatted(lease, patience));
        }
    }

    /** {@link #execute(IdempotencyKey, PayloadFingerprint, Function, Supplier)} where the target cannot be asked. */
    public String execute(IdempotencyKey key, PayloadFingerprint fingerprint, Function<Lease, String> work) {
        return execute(key, fingerprint, work, LookUp::cannotTell);
    }

    /**
     * The result of the key: of {@code work} if it runs now, else the stored one.
     *
     * @param work sends only while its lease {@linkplain Lease#covers covers} the call; a {@link ConnectorException} says what is known
     *     of the outcome, any other exception leaves it unknown
     * @param lookUp asks the target what it has, after an unknown outcome
     * @throws ConnectorException of {@code work}, now or, if it failed for good, then
     * @throws PayloadMismatchException if the key was used with another payload
     * @throws ExecutionInProgressException if another runs it for longer than the patience
     * @throws OutcomeUnknownException if the outcome is unknown and stays so, or a person settles it
     * @throws LeaseLostException if {@code work} took longer than the lease and another took over
     * @throws CancellationException if the thread is interrupted in a wait; its interrupt flag is set
     */
    public String execute(
            IdempotencyKey key, PayloadFingerprint fingerprint, Function<Lease, String> work, Supplier<LookUp> lookUp) {
        Claim claim = claim(key, fingerprint);
        IdempotencyRecord record = claim.record();
        return switch (claim.kind()) {
            case RUN -> run(claim.lease(), work);
            case LOOK_UP -> lookUp(claim.lease(), lookUp, work);
            case DONE -> requireNonNull(record.result());
            case FAILED -> throw new ConnectorException(requireNonNull(record.problem()));
            case PARKED -> throw new OutcomeUnknownException(key, true);
            case MISMATCH -> throw new PayloadMismatchException(key, record.fingerprint(), fingerprint);
            case IN_PROGRESS -> throw new ExecutionInProgressException(key, record.leaseUntil());
        };
    }

    private Claim claim(IdempotencyKey key, PayloadFingerprint fingerprint) {
        Instant latest = time.instant().plus(patience);
        Claim claim = store.claim(key, fingerprint, lease);
        while (claim.kind() == Claim.Kind.IN_PROGRESS && time.instant().isBefore(latest)) {
            await(Duration.between(time.instant(), latest));
            claim = store.claim(key, fingerprint, lease);
        }
        return claim;
    }

    private String run(Lease held, Function<Lease, String> work) {
        String result;
        try {
            result = requireNonNull(work.apply(held), "result of the work");
        } catch (ConnectorException e) {
            settleAfter(e, held, Settlement.failed(e.problem()));
            throw e;
        } catch (RuntimeException | Error e) {
            settleAfter(e, held, Settlement.unknown(problem("WORK_BROKE_OFF", e.toString())));
            throw e;
        }
        settle(held, Settlement.done(result));
        return result;
    }

    private String lookUp(Lease held, Supplier<LookUp> lookUp, Function<Lease, String> work) {
        LookUp seen = look(held, lookUp);
        return switch (seen.kind()) {
            case FOUND -> {
                settle(held, Settlement.done(requireNonNull(seen.result())));
                yield requireNonNull(seen.result());
            }
            case ABSENT -> {
                settle(held, Settlement.absent());
                yield run(held, work);
            }
            case DIFFERENT -> {
                settle(
                        held,
                        Settlement.parked(problem("FOUND_DIFFERENT", "The target has other content under the key")));
                throw new OutcomeUnknownException(held.key(), true);
            }
            case CANNOT_TELL -> {
                settle(held, Settlement.unknown(problem("CANNOT_TELL", "The look-up did not tell")));
                throw new OutcomeUnknownException(held.key(), false);
            }
        };
    }

    private LookUp look(Lease held, Supplier<LookUp> lookUp) {
        try {
            return requireNonNull(lookUp.get(), "look-up");
        } catch (RuntimeException | Error e) {
            settleAfter(e, held, Settlement.unknown(problem("LOOK_UP_FAILED", e.toString())));
            throw e;
        }
    }

    private void settle(Lease held, Settlement settlement) {
        if (!store.settle(held, settlement)) {
            throw new LeaseLostException(held);
        }
    }

    /** The first failure is the one to report; if storing it fails too, the lease runs out and the outcome is unknown. */
    private void settleAfter(Throwable failure, Lease held, Settlement settlement) {
        try {
            settle(held, settlement);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static Problem problem(String code, String message) {
        return Problem.of(FailureKind.OUTCOME_UNKNOWN, code, message);
    }

    private void await(Duration rest) {
        try {
            time.await(rest.compareTo(ASK_AGAIN) < 0 ? rest : ASK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("The wait for another's end was interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
