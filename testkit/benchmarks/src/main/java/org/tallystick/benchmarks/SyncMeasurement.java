package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** A file of changed entries to a table, beside the two-hop loop. */
record SyncMeasurement(String name, String database, Callable<? extends Site> site) implements Measurement {

    @Override
    public String description() {
        return "changed time entries from a file to a table on %s, beside a two-hop loop".formatted(database);
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile file = EntryFile.temporary(scale);
        try (Site where = site.call()) {
            Contest contest = new Contest(
                    name,
                    scale.records(),
                    new FreshWork<>(where, () -> EngineSync.of(where, file), SyncMeasurement::ours),
                    new FreshWork<>(where, () -> new HandWrittenSync(where, file), SyncMeasurement::baseline));
            out.println(Rounds.few().measure(contest).lineWithCpu());
        }
    }

    private static long ours(EngineSync sync) throws Exception {
        sync.run();
        return sync.check();
    }

    private static long baseline(HandWrittenSync sync) throws Exception {
        sync.run();
        return sync.check();
    }
}
