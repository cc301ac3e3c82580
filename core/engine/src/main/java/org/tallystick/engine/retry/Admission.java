package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may be made now.
 *
 * @param refusedBy what stands against it; nothing if it may be made
 * @param askAgainAfter after which it is worth asking again; zero if it may be made, {@link #FOREVER} if waiting does not help
 */
public record Admission(@Nullable Reason refusedBy, Duration askAgainAfter) {

    /** Waiting does not help. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Admission ADMITTED = new Admission(null, Duration.ZERO);

    public Admission {
        requireNonNull(askAgainAfter, "askAgainAfter");
    }

    /** What stands against a call. */
    public enum Reason {
        /** The account's breaker is open. */
        CIRCUIT_OPEN,
        /** The account's breaker is half open: another call is the probe that closes it, or opens it again. */
        PROBE,
        /** The day's calls are used up, but for the reserve of {@link Tier#BILLING}. */
        DAILY_BUDGET,
        /** By the system's own count, other applications left no more than the reserve of {@link Tier#BILLING}. */
        ALLOWANCE,
        /** Too many calls of late were retries. */
        RETRY_BUDGET,
        /** The rate is used up, or the system asked everyone to wait. */
        RATE,
        /** As many calls as allowed are under way. */
        CONCURRENCY,
        /** A call of a more critical tier waits. */
        PRIORITY;

        /** Whether calls compete, so that a more critical one goes first. */
        boolean isContention() {
            return switch (this) {
                case PROBE, RATE, CONCURRENCY, PRIORITY -> true;
                case CIRCUIT_OPEN, DAILY_BUDGET, ALLOWANCE, RETRY_BUDGET -> false;
            };
        }
    }

    /** Whether the call may be made now. */
    public boolean isAdmitted() {
        return refusedBy == null;
    }

    /** It may be made. */
    public static Admission admitted() {
        return ADMITTED;
    }

    /** It may not be made now. */
    public static Admission refused(Reason reason, Duration askAgainAfter) {
        return new Admission(reason, askAgainAfter);
    }
}
