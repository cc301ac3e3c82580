package org.tallystick.benchmarks;

import java.io.PrintStream;

/** The same file again, in which nothing has changed, beside a loop that parses, hashes and looks keys up in batches. */
final class ResyncMeasurement implements Measurement {

    @Override
    public String name() {
        return "resync-postgres";
    }

    @Override
    public String description() {
        return "the same file again, nothing changed, beside a loop that parses, hashes and looks up";
    }

    /** So many that a run's own transactions, of which there are as many for any file, do not count. */
    @Override
    public int defaultRecords() {
        return 100_000;
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile file = EntryFile.temporary(scale);
        try (Site site = new PostgresSite()) {
            Contest contest = new Contest(
                    name(),
                    scale.records(),
                    new FreshWork<>(site, () -> synced(site, file), ResyncMeasurement::ours),
                    new FreshWork<>(site, () -> syncedByHand(site, file), HandWrittenSync::runChanged));
            out.println(Rounds.few().measure(contest).lineWithCpu());
        }
    }

    private static EngineSync synced(Site site, EntryFile file) throws Exception {
        EngineSync sync = EngineSync.of(site, file);
        sync.run();
        return sync;
    }

    private static HandWrittenSync syncedByHand(Site site, EntryFile file) throws Exception {
        HandWrittenSync sync = new HandWrittenSync(site, file);
        sync.run();
        return sync;
    }

    /** How many changed. */
    private static long ours(EngineSync sync) {
        return sync.run().ingested().values().stream()
                .mapToLong(each -> each.stored() + each.setAside())
                .sum();
    }
}
