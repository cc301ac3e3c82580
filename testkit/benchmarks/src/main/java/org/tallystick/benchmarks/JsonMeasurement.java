package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.benchmarks.Contest.Work;
import org.tallystick.json.JsonForm;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;

/** The JSON form of time entries beside Jackson's streams by hand: two lines, {@code json-write} and {@code json-read}. */
final class JsonMeasurement implements Measurement {

    private final JsonForm ours = JsonForm.ofDefaults();
    private final HandWrittenJson baseline = new HandWrittenJson();

    /** What was made last; kept, so that it must be made. */
    private volatile @Nullable Object last;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "time entries as JSON documents, written and read, beside hand-written Jackson streaming";
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        Rounds rounds = new Rounds();
        out.println(rounds.measure(writing(scale)).line());
        out.println(rounds.measure(reading(scale)).line());
    }

    Contest writing(Scale scale) {
        List<TimeEntry> entries = TimeEntries.of(scale);
        return new Contest(
                "json-write", entries.size(), writing(entries, ours::writeBytes), writing(entries, baseline::write));
    }

    Contest reading(Scale scale) {
        List<byte[]> documents =
                TimeEntries.of(scale).stream().map(ours::writeBytes).toList();
        return new Contest(
                "json-read",
                documents.size(),
                reading(documents, document -> ours.read(RecordType.TIME_ENTRY, document)),
                reading(documents, baseline::read));
    }

    private Work writing(List<TimeEntry> entries, Function<TimeEntry, byte[]> write) {
        return () -> {
            long check = 0;
            for (TimeEntry entry : entries) {
                byte[] document = write.apply(entry);
                check = 31 * check + document.length;
                last = document;
            }
            return check;
        };
    }

    private Work reading(List<byte[]> documents, Function<byte[], TimeEntry> read) {
        return () -> {
            long check = 0;
            for (byte[] document : documents) {
                TimeEntry entry = read.apply(document);
                check = 31 * check + entry.workDate().toEpochDay();
                last = entry;
            }
            return check;
        };
    }
}
