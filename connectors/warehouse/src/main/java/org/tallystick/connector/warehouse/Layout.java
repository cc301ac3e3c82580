package org.tallystick.connector.warehouse;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which tables something lies: one row in the first, and of a document more in the second, which always change together.
 *
 * @param key of it; also the first column of both tables
 * @param table of the row
 * @param lines none: it has none
 * @param <S> what rows are made from
 */
record Layout<S>(
        Function<S, String> key, Table<S> table, @Nullable Lines<S, ?> lines) {

    /**
     * The lines of a document.
     *
     * @param table in which they lie
     * @param order columns by which they are ordered
     * @param of the lines of a source, in that order
     * @param <L> what a line is made from
     */
    record Lines<S, L>(Table<L> table, String order, Function<S, List<L>> of) {

        List<List<@Nullable Object>> rows(S source) {
            return of.apply(source).stream().map(table::row).toList();
        }
    }

    Content content(S source) {
        return new Content(table.row(source), lines == null ? List.of() : lines.rows(source));
    }

    /** All of them. */
    List<Table<?>> tables() {
        return lines == null ? List.of(table) : List.of(table, lines.table());
    }

    /** All that it says, one fact in a line of text: equal texts, equal contents. */
    String digest(Content content) {
        Stream<String> rest = lines == null
                ? Stream.empty()
                : content.lines().stream().map(line -> lines.table().text(line, ", "));
        return String.join(
                "\n",
                Stream.concat(Stream.of(table.text(content.row(), "\n")), rest).toList());
    }

    /**
     * What stands in the tables of one thing.
     *
     * @param row of the first table
     * @param lines of the second, in their order
     */
    record Content(List<@Nullable Object> row, List<List<@Nullable Object>> lines) {}
}
