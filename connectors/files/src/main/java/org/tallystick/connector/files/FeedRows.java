package org.tallystick.connector.files;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;

/** Rows of which the host's rule set says what they mean: their drafts are empty. */
final class FeedRows<T extends Entity> implements RowReader<T> {

    /** More digits than any version has. */
    private static final int MOST_DIGITS = 18;

    private final String system;
    private final RecordType<T> type;
    private final KeyColumns columns;
    private final List<String> headers;

    /** @param fields that the rule set reads */
    FeedRows(String system, RecordType<T> type, KeyColumns columns, Set<String> fields) {
        this.system = system;
        this.type = type;
        this.columns = columns;
        Set<String> needed = new LinkedHashSet<>(columns.headers());
        fields.stream().sorted().forEach(needed::add);
        this.headers = List.copyOf(needed);
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public String remedyOfAbsentColumns() {
        return "Add them to the file, or correct the rule set or the key columns, which name them.";
    }

    @Override
    public Change<T> read(Row row) {
        String id = row.field(columns.key());
        if (id.isBlank()) {
            return new Change.Unreadable<>(
                    row.place(),
                    row.age(),
                    row.raw(),
                    row.problem("NO_KEY", "'%s' is empty".formatted(columns.key()))
                            .withRemedy("Fill it in: it says which record the row is."));
        }
        String version = columns.version() == null ? null : row.field(columns.version());
        if (version != null && !isWholeNumber(version)) {
            Problem problem = row.problem(
                            "VERSION", "'%s' is '%s', which is no whole number".formatted(columns.version(), version))
                    .withRemedy("Number the versions of a record upwards.");
            return new Change.Unreadable<>(row.place(), row.age(), row.raw(), problem);
        }
        long number = version == null ? row.age() : Long.parseLong(version);
        return columns.isDeleted(row)
                ? new Change.Delete<>(id, number)
                : new Change.Upsert<>(id, number, row.raw(), List.of(Draft.empty(new Ref<>(system, type, id))));
    }

    private static boolean isWholeNumber(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
