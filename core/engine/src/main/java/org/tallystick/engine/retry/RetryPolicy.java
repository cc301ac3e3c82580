package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tallystick.engine.retry.RetryDecision.Verdict;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * When a failed call is tried again (RES-4). The wait is chosen evenly between nothing and a bound that doubles with each attempt
 * (exponential backoff with full jitter), and is never shorter than what the system asks for (F-LIM-01). Immutable; an operation that
 * needs another policy takes {@link #toBuilder()}.
 *
 * @param maxAttempts tries in all, at least 1
 * @param firstBackoff bound of the wait after the first attempt, positive
 * @param longestBackoff bound of every wait that we choose, at most a year; a system may ask for more
 * @param maxDuration from the start of the first attempt to the end of the last wait
 * @param overrides the kinds that are not classified as {@link Classification#of} has it
 */
public record RetryPolicy(
        int maxAttempts,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration maxDuration,
        Map<FailureKind, Classification> overrides) {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MAX_DOUBLINGS = 40;

    /** @throws IllegalArgumentException if a limit is out of range, or an unknown outcome would be sent again unseen (RES-3) */
    public RetryPolicy {
        Checks.require(maxAttempts >= 1, "maxAttempts must be at least 1", maxAttempts);
        Checks.requirePositive("firstBackoff", firstBackoff);
        Checks.require(
                firstBackoff.compareTo(longestBackoff) <= 0 && longestBackoff.compareTo(YEAR) <= 0,
                "longestBackoff must be between firstBackoff (%s) and %s".formatted(firstBackoff, YEAR),
                longestBackoff);
        Checks.requirePositive("maxDuration", maxDuration);
        overrides = Map.copyOf(overrides);
        Checks.require(
                overrides.get(FailureKind.OUTCOME_UNKNOWN) != Classification.RETRY,
                "RES-3: OUTCOME_UNKNOWN must be looked up before it is sent again",
                Classification.RETRY);
    }

    /** Four attempts within two minutes; waits of up to 0.5, 1 and 2 seconds. */
    public static RetryPolicy ofDefaults() {
        return builder().build();
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with this policy. */
    public Builder toBuilder() {
        Builder builder = builder()
                .withMaxAttempts(maxAttempts)
                .withBackoff(firstBackoff, longestBackoff)
                .withMaxDuration(maxDuration);
        overrides.forEach(builder::withClassification);
        return builder;
    }

    /** What a failure of this kind asks for. */
    public Classification classify(FailureKind kind) {
        return overrides.getOrDefault(kind, Classification.of(kind));
    }

    /**
     * What follows a failed attempt. It needs no state but the number of attempts and the time of the first, so that whoever stores
     * these two goes on after a restart where it stopped (RES-5).
     *
     * @param failedAttempts so far, at least 1
     * @param elapsed since the first began
     */
    public RetryDecision next(int failedAttempts, Duration elapsed, Problem problem, RandomGenerator random) {
        Checks.require(failedAttempts >= 1, "failedAttempts must be at least 1", failedAttempts);
        if (classify(problem.kind()) != Classification.RETRY) {
            return RetryDecision.stop(Verdict.NOT_RETRYABLE);
        }
        if (failedAttempts >= maxAttempts) {
            return RetryDecision.stop(Verdict.ATTEMPTS_SPENT);
        }
        Duration delay = delayAfter(failedAttempts, problem, random);
        boolean isTooLate = delay.compareTo(maxDuration.minus(elapsed)) > 0;
        return isTooLate ? RetryDecision.stop(Verdict.TIME_SPENT) : RetryDecision.retryAfter(delay);
    }

    /** The longest wait that we choose after so many failed attempts. */
    public Duration backoffBound(int failedAttempts) {
        long doublings = 1L << Math.min(failedAttempts - 1, MAX_DOUBLINGS);
        boolean isCapped = firstBackoff.compareTo(longestBackoff.dividedBy(doublings)) >= 0;
        return isCapped ? longestBackoff : firstBackoff.multipliedBy(doublings);
    }

    /** How long to wait after so many failed attempts, whatever the limits of attempts and time: for whoever stores when to try again. */
    public Duration delayAfter(int failedAttempts, Problem problem, RandomGenerator random) {
        Duration jittered =
                Duration.ofNanos(random.nextLong(backoffBound(failedAttempts).toNanos()) + 1);
        return Checks.longer(jittered, problem.suggestedDelay().orElse(Duration.ZERO));
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder {

        private final Map<FailureKind, Classification> overrides = new EnumMap<>(FailureKind.class);
        private int maxAttempts = 4;
        private Duration firstBackoff = Duration.ofMillis(500);
        private Duration longestBackoff = Duration.ofSeconds(30);
        private Duration maxDuration = Duration.ofMinutes(2);

        private Builder() {}

        /** Tries in all, the first one included. */
        public Builder withMaxAttempts(int attempts) {
            maxAttempts = attempts;
            return this;
        }

        /** Bounds of the first and of every wait that we choose. */
        public Builder withBackoff(Duration first, Duration longest) {
            firstBackoff = requireNonNull(first, "first");
            longestBackoff = requireNonNull(longest, "longest");
            return this;
        }

        /** From the start of the first attempt to the end of the last wait. */
        public Builder withMaxDuration(Duration duration) {
            maxDuration = requireNonNull(duration, "duration");
            return this;
        }

        /** What this operation does about one kind of failure. */
        public Builder withClassification(FailureKind kind, Classification classification) {
            overrides.put(requireNonNull(kind, "kind"), requireNonNull(classification, "classification"));
            return this;
        }

        /** @throws IllegalArgumentException if a limit is out of range */
        public RetryPolicy build() {
            return new RetryPolicy(maxAttempts, firstBackoff, longestBackoff, maxDuration, overrides);
        }
    }
}
