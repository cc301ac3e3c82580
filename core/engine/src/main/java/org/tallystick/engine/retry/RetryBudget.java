package org.tallystick.engine.retry;

import java.time.Instant;
import java.util.Map;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * Admits retries as a share of first calls, so that a target that fails is not called ever more often (RES-6). Each first call saves up
 * a share of a retry, each retry spends a whole one.
 *
 * @param percent retries per hundred first calls, not negative
 * @param burst retries that may be saved up, and that are there at the start
 */
public record RetryBudget(int percent, int burst) implements Limit<RetryBudget.State> {

    private static final long WHOLE = 100;

    /** @throws IllegalArgumentException if a component is negative */
    public RetryBudget {
        Checks.require(percent >= 0, "percent must not be negative", percent);
        Checks.require(burst >= 0, "burst must not be negative", burst);
    }

    /** @param saved hundredths of a retry */
    public record State(long saved) {}

    /** One retry for five calls, and ten at the start. */
    public static RetryBudget ofDefaults() {
        return new RetryBudget(20, 10);
    }

    @Override
    public State initial() {
        return new State(burst * WHOLE);
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        return switch (event.kind()) {
            case ASKED -> event.call().isRetry() ? spend(state) : Step.to(save(state));
            case ANSWERED, FAILED, THROTTLED, LOCKED_OUT, ABANDONED -> Step.to(state);
        };
    }

    private static Step<State> spend(State state) {
        return state.saved < WHOLE
                ? Step.refused(state, Reason.RETRY_BUDGET, Admission.FOREVER)
                : Step.to(new State(state.saved - WHOLE));
    }

    private State save(State state) {
        return new State(Math.min(burst * WHOLE, state.saved + percent));
    }

    @Override
    public Map<String, String> write(State state) {
        return Map.of("saved", Long.toString(state.saved));
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(StateText.number(text, "saved"));
    }
}
