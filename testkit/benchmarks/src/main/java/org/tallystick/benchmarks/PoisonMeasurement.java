package org.tallystick.benchmarks;

import java.io.PrintStream;
import org.tallystick.model.TimeEntry;

/** Entries of which the target refuses one in a hundred, beside our own way with a target that takes all. */
final class PoisonMeasurement implements Measurement {

    private static final int EACH = 100;

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String description() {
        return "the target refuses 1 % of the entries, beside our own way when it takes all";
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        EntryFile file = EntryFile.temporary(scale);
        try (Site site = new PostgresSite()) {
            Contest contest = new Contest(
                    name(),
                    scale.records(),
                    new FreshWork<>(
                            site, () -> EngineSync.of(site, file, PoisonMeasurement::isRefused), EngineSync::settled),
                    new FreshWork<>(site, () -> EngineSync.of(site, file), EngineSync::settled));
            out.println(Rounds.few().measure(contest).line());
        }
    }

    private static boolean isRefused(TimeEntry entry) {
        return Math.floorMod(entry.ref().id().hashCode(), EACH) == 0;
    }
}
