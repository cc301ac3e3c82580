package org.tallystick.engine.retry;

import java.util.function.Function;

/** Holds the state of a limit for everyone who shares it. Thread-safe. */
public interface SharedState<S> {

    /** The state now. */
    S current();

    /**
     * Puts the state that {@code step} makes of the present one in its place, as one.
     *
     * @param step pure; it may be called again if another was faster
     * @return what {@code step} answered
     */
    Admission update(Function<S, Step<S>> step);

    /** For the threads of one process. */
    static <S> SharedState<S> inMemory(S initial) {
        return new InMemoryState<>(initial);
    }
}
