package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;

/** A large file in a JVM with a heap of 64 MB, beside the two-hop loop in another such. It fails if the heap is too small. */
final class HeapMeasurement implements Measurement {

    private static final String HEAP = "-Xmx64m";
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 10_000;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public String description() {
        return "as sync-sqlite, in child JVMs with " + HEAP;
    }

    @Override
    public int defaultRecords() {
        return 1_000_000;
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile few = EntryFile.temporary(new Scale(Math.min(WARM_UP, scale.records()), scale.seed()));
        millis("engine", few);
        millis("loop", few);
        EntryFile file = EntryFile.temporary(scale);
        long[] ours = new long[ROUNDS];
        long[] baseline = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = millis("engine", file);
            baseline[round] = millis("loop", file);
        }
        out.println(new Result(name(), perSecond(scale, ours), perSecond(scale, baseline), ROUNDS, 1, 1).line());
    }

    private static long millis(String way, EntryFile file) throws Exception {
        try (SqliteSite site = SqliteSite.temporary()) {
            return ChildJvm.run(
                    HEAP,
                    SyncJob.class,
                    way,
                    site.directory().toString(),
                    file.path().toString());
        }
    }

    private static long perSecond(Scale scale, long[] millis) {
        Arrays.sort(millis);
        return scale.records() * 1_000L / Math.max(1, millis[ROUNDS / 2]);
    }
}
