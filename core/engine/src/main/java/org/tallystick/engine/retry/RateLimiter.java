package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * Admits at most {@code permits} calls in any {@code period}, evenly spread but for a burst. One token drips every
 * {@code period / (permits - burst + 1)}: that keeps the burst inside the promise, and makes a large burst cost steady speed. When the system throttles, nobody calls until
 * the moment that it names (F-LIM-01: pause the account, not the worker).
 *
 * @param permits calls in any period, at least 1
 * @param period not negative; zero for no limit
 * @param burst calls at once after a silence, from 1 to {@code permits}
 */
public record RateLimiter(int permits, Duration period, int burst) implements Limit<RateLimiter.State> {

    /** @throws IllegalArgumentException if a component is out of range */
    public RateLimiter {
        Checks.require(permits >= 1, "permits must be at least 1", permits);
        Checks.require(!period.isNegative(), "period must not be negative", period);
        Checks.require(1 <= burst && burst <= permits, "burst must be from 1 to " + permits, burst);
    }

    /**
     * The state of a rate.
     *
     * @param nextFree when all tokens are back, less one drip
     * @param pausedUntil nobody calls before it
     */
    public record State(Instant nextFree, Instant pausedUntil) {

        public State {
            requireNonNull(nextFree, "nextFree");
            requireNonNull(pausedUntil, "pausedUntil");
        }
    }

    /** Evenly spread, without bursts. */
    public static RateLimiter of(int permits, Duration period) {
        return new RateLimiter(permits, period, 1);
    }

    /** No limit, but the pauses that the system asks for. */
    public static RateLimiter unlimited() {
        return of(1, Duration.ZERO);
    }

    /** The same with bursts. */
    public RateLimiter withBurst(int calls) {
        return new RateLimiter(permits, period, calls);
    }

    @Override
    public State initial() {
        return new State(Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        return switch (event.kind()) {
            case ASKED -> ask(state, now);
            case THROTTLED -> Step.to(paused(state, now.plus(Checks.longer(event.retryAfter(), drip()))));
            case ANSWERED, FAILED, LOCKED_OUT, ABANDONED -> Step.to(state);
        };
    }

    private Step<State> ask(State state, Instant now) {
        Instant earliest = Checks.later(state.nextFree.minus(drip().multipliedBy(burst - 1L)), state.pausedUntil);
        if (now.isBefore(earliest)) {
            return Step.refused(state, Reason.RATE, Duration.between(now, earliest));
        }
        return Step.to(new State(Checks.later(state.nextFree, now).plus(drip()), state.pausedUntil));
    }

    private static State paused(State state, Instant until) {
        return new State(state.nextFree, Checks.later(state.pausedUntil, until));
    }

    /** Rounded up, so that the rate is never exceeded. */
    private Duration drip() {
        long drips = permits - burst + 1L;
        return period.plusNanos(drips - 1).dividedBy(drips);
    }

    @Override
    public Map<String, String> write(State state) {
        return Map.of("nextFree", state.nextFree.toString(), "pausedUntil", state.pausedUntil.toString());
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(StateText.instant(text, "nextFree"), StateText.instant(text, "pausedUntil"));
    }
}
