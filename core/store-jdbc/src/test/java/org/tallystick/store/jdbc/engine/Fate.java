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
 * @param answer what it is told; none: the process ends before it is told anything
 */
record Fate(boolean commits, @Nullable Outcome answer) {

    /** The target commits, and the answer is lost. */
    static Fate replyLost() {
        return new Fate(true, unknown());
    }

    /** The request is lost, and nobody knows that. */
    static Fate requestLost() {
        return new Fate(false, unknown());
    }

    /** The target commits, and our process dies. */
    static Fate processDies() {
        return new Fate(true, null);
    }

    /** The target asks to wait. */
    static Fate throttled(Duration retryAfter) {
        return new Fate(
                false,
                Outcome.retry(Problem.of(FailureKind.THROTTLED, "TOO_MANY", "slow down")
                        .withRetryAfter(retryAfter)));
    }

    /** The target's own rules refuse it. */
    static Fate refused() {
        return new Fate(false, Outcome.rejected(Problem.of(FailureKind.REFUSED, "RULE_7", "the customer is on hold")));
    }

    private static Outcome unknown() {
        return Outcome.unknown(Problem.of(FailureKind.OUTCOME_UNKNOWN, "TIMEOUT", "no answer in 60 s"));
    }
}
