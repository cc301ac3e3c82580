package org.tallystick.connector.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.files.Inbox.Dropped;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.RecordSource;

/**
 * Rows of files, in the order of modification times, then of names, then as they stand. A row is a document; a later row of the same id is a newer
 * version. A file is put away by the first read that begins behind it.
 */
final class RowSource<T extends Entity> implements RecordSource<T> {

    static final int PAGE = 1_000;

    /** Rows that one file may have: a version is its time and the row's number. */
    private static final int MOST_ROWS = 1_000_000;

    private final Inbox inbox;
    private final CsvText csv;
    private final RowReader<T> reader;
    private volatile @Nullable Parsed last;

    RowSource(Inbox inbox, CsvText csv, RowReader<T> reader) {
        this.inbox = inbox;
        this.csv = csv;
        this.reader = reader;
    }

    /** The rows of a file, header first. It is kept from one page to the next. */
    private record Parsed(Dropped file, List<List<String>> rows) {}

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        Place start = Place.parse(cursor);
        int most = Math.min(limit, PAGE);
        List<Change<T>> changes = new ArrayList<>();
        @Nullable String next = cursor;
        for (Dropped file : inbox.files()) {
            if (start.isAfter(file)) {
                inbox.putAway(file);
                continue;
            }
            int first = start.isIn(file) ? start.row() : 0;
            List<List<String>> rows = rows(file);
            int count = rows.size() - 1;
            if (first > 0 && first >= count) {
                inbox.putAway(file);
                continue;
            }
            int wanted = Math.min(count, first + most - changes.size());
            if (wanted == first && first < count) {
                return new Page<>(changes, next, true);
            }
            for (int i = first + 1; i <= wanted; i++) {
                changes.add(change(file, i, rows.get(0), rows.get(i)));
            }
            next = new Place(file.modifiedMillis(), file.name(), wanted).text();
            if (wanted < count) {
                return new Page<>(changes, next, true);
            }
        }
        last = null;
        return new Page<>(changes, next, false);
    }

    private List<List<String>> rows(Dropped file) {
        Parsed known = last;
        if (known != null && known.file().equals(file)) {
            return known.rows();
        }
        List<List<String>> rows = csv.rows(inbox.path(file), inbox.content(file));
        if (rows.isEmpty()) {
            throw Failures.broken(inbox.path(file), "NO_HEADER", "is empty", "Begin it with the names of its columns.");
        }
        if (rows.size() > MOST_ROWS) {
            throw Failures.broken(
                    inbox.path(file), "TOO_LONG", "has more than %d rows".formatted(MOST_ROWS), "Split it.");
        }
        List<String> headers = rows.get(0);
        List<String> absent = reader.headers().stream()
                .filter(header -> !headers.contains(header))
                .toList();
        if (!absent.isEmpty()) {
            throw Failures.broken(
                    inbox.path(file),
                    "NO_COLUMN",
                    "lacks the columns %s; it has %s".formatted(absent, headers),
                    reader.remedyOfAbsentColumns());
        }
        List<String> twice = reader.headers().stream()
                .filter(header -> headers.indexOf(header) != headers.lastIndexOf(header))
                .toList();
        if (!twice.isEmpty()) {
            throw Failures.broken(
                    inbox.path(file),
                    "COLUMN_TWICE",
                    "has the columns %s more than once; which one counts is not known".formatted(twice),
                    "Have each of them once in the file.");
        }
        last = new Parsed(file, rows);
        return rows;
    }

    private Change<T> change(Dropped file, int number, List<String> headers, List<String> fields) {
        long version = Math.addExact(Math.multiplyExact(file.modifiedMillis(), MOST_ROWS), number);
        Row row = new Row(file.name(), number, version, headers, fields);
        if (fields.size() != headers.size()) {
            Problem problem = Problem.of(
                    FailureKind.INVALID,
                    "RAGGED",
                    "row %d of %s has %d fields, its header %d"
                            .formatted(number, file.name(), fields.size(), headers.size()));
            RawDocument raw = new RawDocument("text/csv", String.valueOf(fields));
            return new Change.Unreadable<>(row.place(), version, raw, problem);
        }
        return reader.read(row);
    }

    /** Where a reading is: in which file, and behind how many of its rows. */
    private record Place(long millis, String name, int row) {

        static Place parse(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(Long.MIN_VALUE, "", 0);
            }
            String[] parts = cursor.split("/", 3);
            if (parts.length != 3) {
                throw new ConnectorException(Problem.of(
                        FailureKind.INVALID, "CURSOR", "'%s' is no cursor of this source".formatted(cursor)));
            }
            return new Place(Long.parseLong(parts[0]), parts[2], Integer.parseInt(parts[1]));
        }

        boolean isAfter(Dropped file) {
            int byTime = Long.compare(millis, file.modifiedMillis());
            return byTime > 0 || (byTime == 0 && name.compareTo(file.name()) > 0);
        }

        boolean isIn(Dropped file) {
            return millis == file.modifiedMillis() && name.equals(file.name());
        }

        String text() {
            return "%d/%d/%s".formatted(millis, row, name);
        }
    }
}
