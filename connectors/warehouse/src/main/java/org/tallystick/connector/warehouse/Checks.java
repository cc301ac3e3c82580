package org.tallystick.connector.warehouse;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.warehouse.Layout.Content;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/** What keeps a record from being stored, found before a database refuses the whole batch. */
final class Checks {

    /** An index of PostgreSQL takes 2704 bytes; a character has four at most. */
    private static final int LONGEST_KEY = 500;

    private Checks() {}

    /** The first thing that is wrong, if anything is. */
    static <W extends Write<?>> Optional<Problem> problem(W write, Layout<W> layout) {
        Content content = layout.content(write);
        Table<?> lines = layout.lines() == null ? null : layout.lines().table();
        return wrongKey(write)
                .or(() -> problem(layout.table(), content.row()))
                .or(() -> lines == null ? Optional.empty() : problem(lines, content));
    }

    private static Optional<Problem> problem(Table<?> lines, Content content) {
        for (List<@Nullable Object> line : content.lines()) {
            Optional<Problem> problem = problem(lines, line);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> wrongKey(Write<?> write) {
        String key = write.externalKey();
        if (key.length() > LONGEST_KEY) {
            return Optional.of(Problem.ofField(
                    "KEY_TOO_LONG",
                    "/key",
                    key.substring(0, 40) + "…",
                    "a key has at most %d characters, this one has %d".formatted(LONGEST_KEY, key.length()),
                    "Use a shorter key."));
        }
        String known = write.remoteId();
        return known == null || known.equals(key)
                ? Optional.empty()
                : Optional.of(Problem.ofField(
                        "KEY_CHANGED",
                        "/key",
                        key,
                        "the warehouse has the record under the key %s, and would have it twice".formatted(known),
                        "Go back to the key of before, or start a new schema."));
    }

    private static Optional<Problem> problem(Table<?> table, List<@Nullable Object> row) {
        return IntStream.range(0, row.size())
                .boxed()
                .flatMap(i -> problem(table.columns().get(i), row.get(i)).stream())
                .findFirst();
    }

    private static Optional<Problem> problem(Column<?> column, @Nullable Object value) {
        if (value instanceof String text) {
            return unstorable(column, text);
        }
        if (value instanceof LocalDateTime moment) {
            return outOfRange(column, moment.toLocalDate());
        }
        return value instanceof LocalDate day ? outOfRange(column, day) : Optional.empty();
    }

    private static Optional<Problem> unstorable(Column<?> column, String text) {
        boolean isStorable =
                text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        return isStorable
                ? Optional.empty()
                : Optional.of(Problem.ofField(
                        "TEXT",
                        "/" + column.name(),
                        null,
                        "%s holds a NUL character or half a character, which databases do not keep"
                                .formatted(column.name()),
                        "Correct it in the system that owns it."));
    }

    private static Optional<Problem> outOfRange(Column<?> column, LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999
                ? Optional.empty()
                : Optional.of(Problem.ofField(
                        "DATE",
                        "/" + column.name(),
                        day.toString(),
                        "%s is %s; years are 1 to 9999".formatted(column.name(), day),
                        "Correct it in the system that owns it."));
    }
}
