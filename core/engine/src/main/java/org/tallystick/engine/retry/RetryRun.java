package org.tallystick.engine.retry;

import dev.failsafe.Failsafe;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.RetryDecision.Verdict;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/** The attempts of one call. Failsafe drives them, our policy decides, and our scheduler waits. Confined to one thread. */
final class RetryRun<R> {

    private static final RetryDecision STOP = RetryDecision.stop(Verdict.NOT_RETRYABLE);

    private final RetryPolicy policy;
    private final EngineTime time;
    private final RandomGenerator random;
    private final Consumer<Attempt> listener;
    private final IntFunction<R> call;
    private final Instant begun;
    private int attempts;
    private RetryDecision decision = STOP;

    RetryRun(
            RetryPolicy policy,
            EngineTime time,
            RandomGenerator random,
            Consumer<Attempt> listener,
            IntFunction<R> call) {
        this.policy = policy;
        this.time = time;
        this.random = random;
        this.listener = listener;
        this.call = call;
        this.begun = time.instant();
    }

    R result() {
        CallerScheduler scheduler = new CallerScheduler(time);
        CompletableFuture<R> future = Failsafe.with(failsafe()).with(scheduler).getAsync(this::attempt);
        scheduler.runUntil(future);
        try {
            return future.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private dev.failsafe.RetryPolicy<R> failsafe() {
        return dev.failsafe.RetryPolicy.<R>builder()
                .withMaxAttempts(-1)
                .handleIf(failure -> decision.isRetry())
                .withDelayFn(context -> decision.delay())
                .build();
    }

    private R attempt() {
        attempts++;
        decision = STOP;
        Instant start = time.instant();
        try {
            R result = call.apply(attempts);
            tell(start, null, null);
            return result;
        } catch (ConnectorException e) {
            decision = policy.next(attempts, Duration.between(begun, time.instant()), e.problem(), random);
            tell(start, e.problem(), decision);
            throw e;
        }
    }

    private void tell(Instant start, @Nullable Problem problem, @Nullable RetryDecision next) {
        listener.accept(new Attempt(attempts, Duration.between(start, time.instant()), problem, next));
    }

    private static RuntimeException unwrapped(CompletionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
