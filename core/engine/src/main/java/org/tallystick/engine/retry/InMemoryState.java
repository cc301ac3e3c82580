package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** A state in memory. Its monitor guards the field. */
final class InMemoryState<S> implements SharedState<S> {

    private S state;

    InMemoryState(S initial) {
        state = requireNonNull(initial, "initial");
    }

    @Override
    public synchronized S current() {
        return state;
    }

    @Override
    public synchronized Admission update(Function<S, Step<S>> step) {
        Step<S> next = step.apply(state);
        state = next.state();
        return next.admission();
    }
}
