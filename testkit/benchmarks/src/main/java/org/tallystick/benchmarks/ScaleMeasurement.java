package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Our own throughput on a large file, beside our own on one of a hundredth of it: 1 means that a record costs the same. */
record ScaleMeasurement(String name, String beside, Callable<? extends Site> site) implements Measurement {

    private static final int ROUNDS = 3;
    private static final int PART = 100;

    @Override
    public String description() {
        return "as %s, beside our own way with a hundredth of the entries".formatted(beside);
    }

    @Override
    public int defaultRecords() {
        return 1_000_000;
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile large = EntryFile.temporary(scale);
        int part = Math.max(1, scale.records() / PART);
        EntryFile small = EntryFile.temporary(new Scale(part, scale.seed()));
        try (Site where = site.call()) {
            for (int warmUp = 0; warmUp < ROUNDS; warmUp++) {
                nanos(where, small);
            }
            long[] many = new long[ROUNDS];
            long[] few = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                few[round] = nanos(where, small);
                many[round] = nanos(where, large);
            }
            out.println(new Result(name, perSecond(scale.records(), many), perSecond(part, few), ROUNDS, 1, 1).line());
        }
    }

    private static long nanos(Site site, EntryFile file) throws Exception {
        try (EngineSync sync = EngineSync.of(site, file)) {
            System.gc();
            long start = System.nanoTime();
            sync.run();
            return System.nanoTime() - start;
        } finally {
            site.clear();
        }
    }

    private static long perSecond(int records, long[] nanos) {
        Arrays.sort(nanos);
        return records * 1_000_000_000L / nanos[ROUNDS / 2];
    }
}
