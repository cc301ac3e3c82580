package org.tallystick.engine.internal.call;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.tallystick.spi.Problem;

/**
 * How long to wait before trying again: exponential with full jitter, and never less than the system asks for (F-LIM-01). Thread-safe if
 * the random source is.
 *
 * @param first upper bound of the first wait
 * @param longest upper bound of any wait that we choose; what a system asks for beyond it is left to a later run
 * @param maxAttempts tries in all
 * @param random source of the jitter
 */
public record Backoff(Duration first, Duration longest, int maxAttempts, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    /** Whether the system asks to wait longer than anyone waits here. */
    public boolean isTooLong(Problem problem) {
        return problem.suggestedDelay().orElse(Duration.ZERO).compareTo(longest) > 0;
    }

    /** The wait after {@code attempt} tries have failed. */
    public Duration after(int attempt, Problem problem) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS));
        Duration jittered = Duration.ofMillis(random.nextLong(Math.max(1, bound)) + 1);
        Duration asked = problem.suggestedDelay().orElse(Duration.ZERO);
        return jittered.compareTo(asked) < 0 ? asked : jittered;
    }
}
