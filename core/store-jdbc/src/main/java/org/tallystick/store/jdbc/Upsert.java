package org.tallystick.store.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement that inserts a row or replaces the one with its key.
 *
 * @param insert the statement that only inserts; its values are those of {@code text}
 * @param text the statement; its values are the key's columns, then the others, in the given order
 * @param keys how many columns the key has
 */
record Upsert(String insert, String text, int keys) {

    static Upsert into(String table, List<String> key, List<String> others) {
        return into(table, key, List.of(), others);
    }

    /** The same with columns, between the key's and the others, that stay as they were inserted. */
    static Upsert into(String table, List<String> key, List<String> fixed, List<String> others) {
        List<String> columns =
                Stream.of(key, fixed, others).flatMap(List::stream).toList();
        String insert = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
        String replace = " ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(
                        String.join(", ", key),
                        others.stream()
                                .map(column -> column + " = excluded." + column)
                                .collect(Collectors.joining(", ")));
        return new Upsert(insert, insert + replace, key.size());
    }

    /** The same, where a row with that key is replaced only if it differs so; {@code excluded} is the new one. */
    Upsert where(String differs) {
        return new Upsert(insert, text + " WHERE " + differs, keys);
    }
}
