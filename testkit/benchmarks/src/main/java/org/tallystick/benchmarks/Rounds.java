package org.tallystick.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.tallystick.benchmarks.Contest.Work;

/**
 * Times contests. Both ways are warmed up; then they run in turns, each round beginning with the other one and after a garbage
 * collection, so that a disturbance or a drift of the machine meets both alike.
 */
final class Rounds {

    private static final int WARM_UP = 10;
    private static final int TIMED = 21;

    /** Of work on a database, which takes seconds. */
    private static final int LONG_WARM_UP = 3;

    private static final int LONG_TIMED = 7;

    private final int warmUp;
    private final int timed;
    private final LongSupplier nanoTime;
    private final LongSupplier cpuTime;
    private final Runnable collectGarbage;

    /** Nanoseconds of one run. */
    private record Cost(long wall, long cpu) {}

    Rounds() {
        this(WARM_UP, TIMED);
    }

    private Rounds(int warmUp, int timed) {
        this(warmUp, timed, System::nanoTime, Rounds::processCpuTime, System::gc);
    }

    Rounds(int warmUp, int timed, LongSupplier nanoTime, LongSupplier cpuTime, Runnable collectGarbage) {
        this.warmUp = warmUp;
        this.timed = timed;
        this.nanoTime = nanoTime;
        this.cpuTime = cpuTime;
        this.collectGarbage = collectGarbage;
    }

    /** Fewer of them, for work that takes seconds. */
    static Rounds few() {
        return new Rounds(LONG_WARM_UP, LONG_TIMED);
    }

    /** Of all threads, compiler and collector included. */
    private static long processCpuTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** @throws IllegalStateException if the two ways did not do the same work */
    Result measure(Contest contest) throws Exception {
        long expected = run(contest.baseline());
        Cost[] ours = new Cost[timed];
        Cost[] baseline = new Cost[timed];
        for (int round = -warmUp; round < timed; round++) {
            boolean oursFirst = round % 2 == 0;
            Cost first = cost(contest, oursFirst ? contest.ours() : contest.baseline(), expected);
            Cost second = cost(contest, oursFirst ? contest.baseline() : contest.ours(), expected);
            if (round >= 0) {
                ours[round] = oursFirst ? first : second;
                baseline[round] = oursFirst ? second : first;
            }
        }
        return new Result(
                contest.name(),
                throughput(contest, ours),
                throughput(contest, baseline),
                timed,
                cpu(contest, ours),
                cpu(contest, baseline));
    }

    private static long run(Work work) throws Exception {
        work.prepare();
        try {
            return work.run();
        } finally {
            work.cleanUp();
        }
    }

    private Cost cost(Contest contest, Work work, long expected) throws Exception {
        work.prepare();
        try {
            collectGarbage.run();
            long cpu = cpuTime.getAsLong();
            long start = nanoTime.getAsLong();
            long check = work.run();
            long nanos = nanoTime.getAsLong() - start;
            Cost cost = new Cost(Math.max(1, nanos), Math.max(1, cpuTime.getAsLong() - cpu));
            if (check != expected) {
                throw new IllegalStateException(
                        "%s: the check value is %d, the baseline's first was %d: not the same work"
                                .formatted(contest.name(), check, expected));
            }
            return cost;
        } finally {
            work.cleanUp();
        }
    }

    private static long throughput(Contest contest, Cost[] costs) {
        return contest.records()
                * 1_000_000_000L
                / median(Arrays.stream(costs).mapToLong(Cost::wall).toArray());
    }

    private static long cpu(Contest contest, Cost[] costs) {
        return median(Arrays.stream(costs).mapToLong(Cost::cpu).toArray()) / contest.records();
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
