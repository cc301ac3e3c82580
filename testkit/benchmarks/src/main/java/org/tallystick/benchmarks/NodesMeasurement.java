package org.tallystick.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two engine processes on one PostgreSQL beside one, where the target takes 50 ms for each batch. */
final class NodesMeasurement implements Measurement {

    private static final int ROUNDS = 3;

    /** For the processes to start: what they are given is the moment at which all begin. */
    private static final long START_MILLIS = 8_000;

    private int hubs;

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String description() {
        return "two engine processes on one PostgreSQL beside one, where the target takes 50 ms a batch";
    }

    @Override
    public int defaultRecords() {
        return 10_000;
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile file = EntryFile.temporary(scale);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            long[] two = new long[ROUNDS];
            long[] one = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                two[round] = millis(2, server.getPort(), file);
                one[round] = millis(1, server.getPort(), file);
            }
            out.println(new Result("nodes", throughput(scale, two), throughput(scale, one), ROUNDS, 1, 1).line());
        }
    }

    private static long throughput(Scale scale, long[] millis) {
        Arrays.sort(millis);
        return scale.records() * 1_000L / millis[ROUNDS / 2];
    }

    /** Until the last of them has ended. */
    private long millis(int nodes, int port, EntryFile file) throws Exception {
        String schema = "hub_" + ++hubs;
        String start = Long.toString(System.currentTimeMillis() + START_MILLIS);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<Long>> runs = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                runs.add(threads.submit(() -> run(port, schema, file, start)));
            }
            long longest = 1;
            for (Future<Long> run : runs) {
                longest = Math.max(longest, run.get());
            }
            return longest;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long run(int port, String schema, EntryFile file, String start)
            throws IOException, InterruptedException {
        return ChildJvm.run(
                "-Xmx128m",
                NodeJob.class,
                Integer.toString(port),
                schema,
                file.path().toString(),
                start);
    }
}
