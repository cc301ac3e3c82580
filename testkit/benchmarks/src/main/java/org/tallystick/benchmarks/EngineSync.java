package org.tallystick.benchmarks;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;

/** The engine between a file and a table: reads the whole file at each run, and brings what changed to the table. */
final class EngineSync implements AutoCloseable {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    private final TargetTable target;
    private final Tallystick tally;
    private int runs;

    private EngineSync(TargetTable target, Tallystick tally) {
        this.target = target;
        this.tally = tally;
    }

    /** On a new hub. */
    static EngineSync of(Site site, EntryFile file) throws SQLException {
        return of(site, file, entry -> false);
    }

    /** On a new hub, towards a target that refuses some entries. */
    static EngineSync of(Site site, EntryFile file, Predicate<TimeEntry> refused) throws SQLException {
        TargetTable target = new TargetTable(site, refused);
        Tallystick tally = Tallystick.builder()
                .withStore(site.newHub())
                .withSystem("psa", OneSided.reading(new EntrySource(file), EntrySource.CAPABILITIES))
                .withSystem("table", OneSided.writing(target, TargetTable.CAPABILITIES))
                .ingest(RecordType.TIME_ENTRY, from("psa"))
                .deliver(RecordType.TIME_ENTRY, to("table"))
                .build();
        return new EngineSync(target, tally);
    }

    /** Reads the file, and delivers. */
    Run run() {
        return tally.run(FIRST.plusMonths(runs++));
    }

    /** Runs; how many entries the target took, or refused with an exception that says so. */
    long settled() throws SQLException {
        return run().exceptions().size() + target.count();
    }

    /** A number that depends on every row of the target. */
    long check() throws SQLException {
        return target.check();
    }

    @Override
    public void close() throws SQLException {
        tally.close();
        target.close();
    }
}
