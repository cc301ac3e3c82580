package org.tallystick.store.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a statement that inserts a row or replaces the one with its key. */
final class Upsert {

    private Upsert() {}

    /** The statement; its values are the key's columns, then the others, in the given order. */
    static String into(String table, List<String> key, List<String> others) {
        return into(table, key, List.of(), others);
    }

    /** The same with columns, between the key's and the others, that stay as they were inserted. */
    static String into(String table, List<String> key, List<String> fixed, List<String> others) {
        List<String> columns = Stream.of(key, fixed, others).flatMap(List::stream).toList();
        return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")),
                        String.join(", ", key),
                        others.stream()
                                .map(column -> column + " = excluded." + column)
                                .collect(Collectors.joining(", ")));
    }
}
