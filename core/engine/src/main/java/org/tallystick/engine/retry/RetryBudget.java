package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * Admits retries as a share of first calls, so that a target that fails is not called ever more often (RES-6). Each first call saves up
 * a share of a retry, each retry spends a whole one. Time saves up retries too, slowly: an account that is seldom called, or is failing for hours, has
 * some again.
 *
 * @param percent retries per hundred first calls, not negative
 * @param burst retries that may be saved up, and that are there at the start
 * @param refill time that saves up one retry, at least 100 ms; {@link Admission#FOREVER} if time saves up none
 */
public record RetryBudget(int percent, int burst, Duration refill) implements Limit<RetryBudget.State> {

    private static final long WHOLE = 100;
    private static final Duration SHORTEST_REFILL = Duration.ofMillis(100);

    /** @throws IllegalArgumentException if a component is out of range */
    public RetryBudget {
        Checks.require(percent >= 0, "percent must not be negative", percent);
        Checks.require(burst >= 0, "burst must not be negative", burst);
        Checks.require(refill.compareTo(SHORTEST_REFILL) >= 0, "refill must be at least 100 ms", refill);
    }

    /** Retries as a share of calls only: time saves up none. */
    public RetryBudget(int percent, int burst) {
        this(percent, burst, Admission.FOREVER);
    }

    /**
     * What is left.
     *
     * @param saved hundredths of a retry
     * @param since when time counts
     */
    public record State(long saved, Instant since) {

        public State {
            requireNonNull(since, "since");
        }
    }

    /** One retry for five calls, one for each minute, and ten at the start. */
    public static RetryBudget ofDefaults() {
        return new RetryBudget(20, 10, Duration.ofMinutes(1));
    }

    @Override
    public State initial() {
        return new State(burst * WHOLE, Instant.EPOCH);
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        return switch (event.kind()) {
            case ASKED -> event.call().isRetry() ? spend(refilled(state, now)) : Step.to(save(refilled(state, now), percent));
            case ANSWERED, FAILED, THROTTLED, LOCKED_OUT, ABANDONED -> Step.to(state);
        };
    }

    private static Step<State> spend(State state) {
        return state.saved < WHOLE
                ? Step.refused(state, Reason.RETRY_BUDGET, Admission.FOREVER)
                : Step.to(new State(state.saved - WHOLE, state.since));
    }

    /** With what time saved up; a clock that went back saves up nothing. */
    private State refilled(State state, Instant now) {
        if (now.isBefore(state.since)) {
            return new State(state.saved, now);
        }
        Duration hundredth = refill.dividedBy(WHOLE);
        long gained = Duration.between(state.since, now).dividedBy(hundredth);
        return gained == 0 ? state : save(new State(state.saved, state.since.plus(hundredth.multipliedBy(gained))), gained);
    }

    private State save(State state, long hundredths) {
        return new State(Math.min(burst * WHOLE, state.saved + hundredths), state.since);
    }

    @Override
    public Map<String, String> write(State state) {
        return Map.of("saved", Long.toString(state.saved), "since", state.since.toString());
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(StateText.number(text, "saved"), StateText.instant(text, "since"));
    }
}
