package org.tallystick.connector.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Settings settings;
    private final Form<T> form;
    private final Inbox inbox;
    private final CsvText csv;

    RowSource(Settings settings, Form<T> form, Inbox inbox) {
        this.settings = settings;
        this.form = form;
        this.inbox = inbox;
        this.csv = new CsvText(settings.encoding(), settings.separator());
    }

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
            List<Change<T>> rows = changes(file);
            if (first > 0 && first >= rows.size()) {
                inbox.putAway(file);
                continue;
            }
            int wanted = Math.min(rows.size(), first + most - changes.size());
            if (wanted == first && first < rows.size()) {
                return new Page<>(changes, next, true);
            }
            changes.addAll(rows.subList(first, wanted));
            next = new Place(file.modifiedMillis(), file.name(), wanted).text();
            if (wanted < rows.size()) {
                return new Page<>(changes, next, true);
            }
        }
        return new Page<>(changes, next, false);
    }

    private List<Change<T>> changes(Dropped file) {
        List<List<String>> rows = csv.rows(inbox.path(file), inbox.content(file));
        if (rows.isEmpty()) {
            throw Failures.broken(inbox.path(file), "NO_HEADER", "is empty", "Begin it with the names of its columns.");
        }
        if (rows.size() > MOST_ROWS) {
            throw Failures.broken(
                    inbox.path(file), "TOO_LONG", "has more than %d rows".formatted(MOST_ROWS), "Split it.");
        }
        List<String> headers = rows.get(0);
        List<String> absent = settings.columns().absentFrom(headers);
        if (!absent.isEmpty()) {
            throw Failures.broken(
                    inbox.path(file),
                    "NO_COLUMN",
                    "lacks the columns %s; it has %s".formatted(absent, headers),
                    "Add them to the file, or name in 'columns' what it calls them.");
        }
        List<Change<T>> changes = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            changes.add(change(file, i, headers, rows.get(i)));
        }
        return changes;
    }

    private Change<T> change(Dropped file, int number, List<String> headers, List<String> row) {
        long version = Math.addExact(Math.multiplyExact(file.modifiedMillis(), MOST_ROWS), number);
        String place = "%s#%d".formatted(file.name(), number);
        if (row.size() != headers.size()) {
            Problem problem = Problem.of(
                    FailureKind.INVALID,
                    "RAGGED",
                    "row %d of %s has %d fields, its header %d"
                            .formatted(number, file.name(), row.size(), headers.size()));
            return new Change.Unreadable<>(place, version, new RawDocument("text/csv", String.valueOf(row)), problem);
        }
        RawDocument raw = RawDocument.json(JsonRow.of(headers, row));
        Map<String, String> values = settings.columns().byField(headers, row);
        String id = values.getOrDefault("id", place);
        try {
            Optional<Problem> problem = problem(values);
            return problem.isPresent()
                    ? new Change.Unreadable<>(id, version, raw, problem.get())
                    : new Change.Upsert<>(id, version, raw, List.of(form.draft(settings.system(), values)));
        } catch (IllegalArgumentException wrong) {
            Problem problem = Problem.of(
                    FailureKind.INVALID, "ROW", "row %d of %s: %s".formatted(number, file.name(), wrong.getMessage()));
            return new Change.Unreadable<>(id, version, raw, problem);
        }
    }

    /** The first that is wrong with a row. */
    private Optional<Problem> problem(Map<String, String> values) {
        for (String field : form.readFields()) {
            if (!values.containsKey(field)) {
                return Optional.of(Problem.ofField(
                        "ABSENT", "/" + field, null, "the field '%s' is empty".formatted(field), "Fill it in."));
            }
        }
        return settings.columns().all().stream()
                .flatMap(column -> Optional.ofNullable(values.get(column.field())).flatMap(column::problem).stream())
                .findFirst();
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
