package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordSource;

/** Reads a file of entries from its first line to its last, in pages; after the last it begins again. */
final class EntrySource implements RecordSource<TimeEntry> {

    static final ReadCapabilities CAPABILITIES =
            new ReadCapabilities(true, DeleteMode.NONE, Duration.ofSeconds(1), Duration.ZERO, 1_000);

    private final EntryFile file;
    private @Nullable BufferedReader reader;
    private long line;

    EntrySource(EntryFile file) {
        this.file = file;
    }

    @Override
    public Page<TimeEntry> read(@Nullable String cursor, int limit) {
        try {
            BufferedReader in = at(cursor == null ? 0 : Long.parseLong(cursor));
            List<Change<TimeEntry>> changes = new ArrayList<>(limit);
            String text = in.readLine();
            while (text != null) {
                changes.add(change(text));
                line++;
                text = changes.size() == limit ? null : in.readLine();
            }
            boolean more = changes.size() == limit;
            return new Page<>(changes, more ? Long.toString(line) : null, more);
        } catch (IOException e) {
            throw new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "FILE", "cannot read " + file.path()), e);
        }
    }

    private static Change<TimeEntry> change(String text) {
        TimeEntry entry = EntryFile.parse(text.getBytes(UTF_8));
        return new Change.Upsert<>(
                entry.ref().id(),
                Change.UNVERSIONED,
                RawDocument.json(text),
                List.of(Draft.of(
                        new Ref<>(
                                entry.ref().system(),
                                RecordType.TIME_ENTRY,
                                entry.ref().id()),
                        TimeEntryBuilder.builder(entry))));
    }

    /** The reader that stands there already, or a new one. */
    private BufferedReader at(long wanted) throws IOException {
        BufferedReader known = reader;
        if (known != null && line == wanted && wanted > 0) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        BufferedReader opened = file.open();
        reader = opened;
        for (line = 0; line < wanted; line++) {
            opened.readLine();
        }
        return opened;
    }
}
