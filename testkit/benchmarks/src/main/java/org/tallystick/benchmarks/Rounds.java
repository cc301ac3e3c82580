package org.tallystick.benchmarks;

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

    private final LongSupplier nanoTime;
    private final Runnable collectGarbage;

    Rounds() {
        this(System::nanoTime, System::gc);
    }

    Rounds(LongSupplier nanoTime, Runnable collectGarbage) {
        this.nanoTime = nanoTime;
        this.collectGarbage = collectGarbage;
    }

    /** @throws IllegalStateException if the two ways did not do the same work */
    Result measure(Contest contest) {
        long expected = contest.baseline().run();
        long[] ours = new long[TIMED];
        long[] baseline = new long[TIMED];
        for (int round = -WARM_UP; round < TIMED; round++) {
            boolean oursFirst = round % 2 == 0;
            long first = nanos(contest, oursFirst ? contest.ours() : contest.baseline(), expected);
            long second = nanos(contest, oursFirst ? contest.baseline() : contest.ours(), expected);
            if (round >= 0) {
                ours[round] = oursFirst ? first : second;
                baseline[round] = oursFirst ? second : first;
            }
        }
        return new Result(contest.name(), throughput(contest, ours), throughput(contest, baseline), TIMED);
    }

    private long nanos(Contest contest, Work work, long expected) {
        collectGarbage.run();
        long start = nanoTime.getAsLong();
        long check = work.run();
        long nanos = nanoTime.getAsLong() - start;
        if (check != expected) {
            throw new IllegalStateException("%s: the check value is %d, the baseline's first was %d: not the same work"
                    .formatted(contest.name(), check, expected));
        }
        return Math.max(1, nanos);
    }

    private static long throughput(Contest contest, long[] nanos) {
        Arrays.sort(nanos);
        return contest.records() * 1_000_000_000L / nanos[nanos.length / 2];
    }
}
