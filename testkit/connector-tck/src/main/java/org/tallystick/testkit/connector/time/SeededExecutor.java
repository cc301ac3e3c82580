package org.tallystick.testkit.connector.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs tasks one by one in the calling thread, in an order that the seed gives: the same seed, the same interleaving. Nothing runs
 * before {@link #runAll}. Used by one thread.
 */
public final class SeededExecutor implements Executor {

    private static final int MOST_TASKS = 1_000_000;

    private final ManualClock clock;
    private final RandomGenerator random;
    private final List<Task> waiting = new ArrayList<>();

    public SeededExecutor(ManualClock clock, long seed) {
        this.clock = clock;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private record Task(Instant due, Runnable work) {}

    @Override
    public void execute(Runnable work) {
        waiting.add(new Task(clock.instant(), work));
    }

    /** Runs it once the clock has moved that far. */
    public void schedule(Runnable work, Duration delay) {
        waiting.add(new Task(clock.instant().plus(delay), work));
    }

    /**
     * Runs what is due, and moves the clock to what is due next, until nothing waits.
     *
     * @return how many tasks ran
     * @throws IllegalStateException if tasks keep on making tasks
     */
    public int runAll() {
        int ran = 0;
        while (!waiting.isEmpty()) {
            if (ran++ == MOST_TASKS) {
                throw new IllegalStateException("%d tasks ran, and %d wait".formatted(MOST_TASKS, waiting.size()));
            }
            next().work().run();
        }
        return ran;
    }

    private Task next() {
        Instant first =
                waiting.stream().map(Task::due).min(Comparator.naturalOrder()).orElseThrow();
        if (first.isAfter(clock.instant())) {
            clock.stepTo(first);
        }
        List<Task> due = waiting.stream()
                .filter(task -> !task.due().isAfter(clock.instant()))
                .toList();
        Task task = due.get(random.nextInt(due.size()));
        waiting.remove(task);
        return task;
    }
}
