package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Whether a failed call is tried again.
 *
 * @param verdict whether, and if not, why not
 * @param delay how long to wait first; zero unless it is tried again
 */
public record RetryDecision(Verdict verdict, Duration delay) {

    public RetryDecision {
        requireNonNull(verdict, "verdict");
        requireNonNull(delay, "delay");
    }

    /** Whether a failed call is tried again, and if not, why not. */
    public enum Verdict {
        /** It is tried again, after the delay. */
        RETRY,
        /** Its {@link Classification} is another than RETRY. */
        NOT_RETRYABLE,
        /** All attempts are spent. */
        ATTEMPTS_SPENT,
        /** The wait would end after the time limit. */
        TIME_SPENT
    }

    /** Whether it is tried again. */
    public boolean isRetry() {
        return verdict == Verdict.RETRY;
    }

    static RetryDecision retryAfter(Duration delay) {
        return new RetryDecision(Verdict.RETRY, delay);
    }

    static RetryDecision stop(Verdict why) {
        return new RetryDecision(why, Duration.ZERO);
    }
}
