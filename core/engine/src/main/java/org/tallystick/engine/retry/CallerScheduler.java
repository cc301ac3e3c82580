package org.tallystick.engine.retry;

import dev.failsafe.spi.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.tallystick.engine.time.EngineTime;

/** Runs what Failsafe schedules in the caller's thread, after a wait on the engine's clock. Confined to one thread. */
final class CallerScheduler implements Scheduler {

    private final EngineTime time;
    private final Deque<Task<?>> tasks = new ArrayDeque<>();

    CallerScheduler(EngineTime time) {
        this.time = time;
    }

    @Override
    public ScheduledFuture<?> schedule(Callable<?> callable, long delay, TimeUnit unit) {
        Task<?> task = new Task<>(callable, Duration.of(delay, unit.toChronoUnit()));
        tasks.add(task);
        return task;
    }

    void runUntil(Future<?> end) {
        while (!end.isDone()) {
            Task<?> task = tasks.remove();
            if (!task.delay.isZero()) {
                Waits.await(time, task.delay);
            }
            task.run();
        }
    }

    private static final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final Duration delay;

        Task(Callable<V> callable, Duration delay) {
            super(callable);
            this.delay = delay;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(delay);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
