package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Problem;

/**
 * One attempt of a call, when it has ended.
 *
 * @param number 1 for the first
 * @param duration of this attempt
 * @param problem why it failed, if it did
 * @param next what follows, if it failed
 */
public record Attempt(
        int number,
        Duration duration,
        @Nullable Problem problem,
        @Nullable RetryDecision next) {

    public Attempt {
        requireNonNull(duration, "duration");
    }

    /** Whether it gave a result. */
    public boolean isSuccess() {
        return problem == null;
    }
}
