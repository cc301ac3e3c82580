package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;

/**
 * Makes the attempts of one call, in the caller's thread, with the waits of a {@link RetryPolicy}. Only a {@link ConnectorException} is
 * tried again; everything else ends the call as it is. Thread-safe if the random source is.
 */
public final class Retry {

    private final RetryPolicy policy;
    private final EngineTime time;
    private final RandomGenerator random;
    private final Consumer<Attempt> listener;

    public Retry(RetryPolicy policy, EngineTime time, RandomGenerator random) {
        this(policy, time, random, attempt -> {});
    }

    private Retry(RetryPolicy policy, EngineTime time, RandomGenerator random, Consumer<Attempt> listener) {
        this.policy = requireNonNull(policy, "policy");
        this.time = requireNonNull(time, "time");
        this.random = requireNonNull(random, "random");
        this.listener = requireNonNull(listener, "listener");
    }

    /** The same, and {@code hearer} is told each attempt when it has ended, before the wait. It must not throw. */
    public Retry onAttempt(Consumer<Attempt> hearer) {
        return new Retry(policy, time, random, listener.andThen(hearer));
    }

    /**
     * The result of {@code call}.
     *
     * @param call gets the number of the attempt, 1 for the first
     * @throws ConnectorException of the last attempt
     * @throws CancellationException if the thread is interrupted in a wait; its interrupt flag is set
     */
    public <R> R call(IntFunction<R> call) {
        return new RetryRun<>(policy, time, random, listener, call).result();
    }
}
