package org.tallystick.store.jdbc.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/**
 * What becomes of one write.
 *
 * @param commits whether the target has it afterwards
 * @param commitsLate whether the target has it once it catches up
 * @param answer what it is told; none: the process ends before it is told anything
 */
record Fate(boolean commits, boolean commitsLate, @Nullable Outcome answer) {

    /** The target commits, and the answer is lost. */
    static Fate replyLost() {
        return new Fate(true, false, unknown());
    }

    /** Our call ends, and the request takes effect later. */
    static Fate delayed() {
        return new Fate(false, true, unknown());
    }

    /** The process ends with the request on its way, which takes effect later. */
    static Fate delayedBeyondDeath() {
        return new Fate(false, true, null);
    }

    /** The request is lost, and nobody knows that. */
    static Fate requestLost() {
        return new Fate(false, false, unknown());
    }

    /** The target commits, and our process dies. */
    static Fate processDies() {
        return new Fate(true, false, null);
    }

    /** The request is lost, and our process dies. */
    static Fate requestLostWithUs() {
        return new Fate(false, false, null);
    }

    /** The target asks to wait. */
    static Fate throttled(Duration retryAfter) {
        return new Fate(
                false,
                false,
                Outcome.retry(Problem.of(FailureKind.THROTTLED, "TOO_MANY", "slow down")
                        .withRetryAfter(retryAfter)));
    }

    /** The target's own rules refuse it. */
    static Fate refused() {
        return new Fate(
                false, false, Outcome.rejected(Problem.of(FailureKind.REFUSED, "RULE_7", "the customer is on hold")));
    }

    private static Outcome unknown() {
        return Outcome.unknown(Problem.of(FailureKind.OUTCOME_UNKNOWN, "TIMEOUT", "no answer in 60 s"));
    }
}
