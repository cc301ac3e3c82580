package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;

/** From the main method of a new JVM until the engine is built on a large hub, beside the first row through JDBC from a table as large. */
final class StartMeasurement implements Measurement {

    private static final int ROUNDS = 7;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "the engine on a large hub from the main method on, beside a first row through JDBC";
    }

    @Override
    public int defaultRecords() {
        return 1_000_000;
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile file = EntryFile.temporary(scale);
        try (SqliteSite site = SqliteSite.temporary()) {
            try (EngineSync sync = EngineSync.of(site, file)) {
                sync.run();
            }
            micros("engine", site, file);
            micros("connection", site, file);
            long[] ours = new long[ROUNDS];
            long[] baseline = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = micros("engine", site, file);
                baseline[round] = micros("connection", site, file);
            }
            out.println(line(median(ours), median(baseline)));
        }
    }

    /** Throughputs are starts in a second, so that the ratio reads as elsewhere. */
    static String line(long oursMicros, long baselineMicros) {
        return "%s ours=%dms baseline=%dms ratio=%s (median of %d)"
                .formatted(
                        "start",
                        oursMicros / 1_000,
                        baselineMicros / 1_000,
                        new Result("start", baselineMicros, oursMicros, ROUNDS, 1, 1).ratio(),
                        ROUNDS);
    }

    private static long micros(String way, SqliteSite site, EntryFile file) throws Exception {
        return ChildJvm.run(
                "-Xmx64m",
                StartJob.class,
                way,
                site.directory().toString(),
                file.path().toString());
    }

    private static long median(long[] micros) {
        Arrays.sort(micros);
        return micros[ROUNDS / 2];
    }
}
