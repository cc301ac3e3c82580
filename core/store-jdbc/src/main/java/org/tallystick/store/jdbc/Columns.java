package org.tallystick.store.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of many rows as arrays, for databases that have them. */
final class Columns {

    private Columns() {}

    /** Of numbers if the first value that is not null is one, or else of texts. */
    static Array array(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (Object value : values) {
            if (value instanceof Number) {
                return statement.getConnection().createArrayOf("bigint", numbers(values));
            }
            if (value != null) {
                break;
            }
        }
        @Nullable String[] texts = new @Nullable String[values.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = (String) values[i];
        }
        return statement.getConnection().createArrayOf("text", texts);
    }

    private static @Nullable Long[] numbers(@Nullable Object[] values) {
        @Nullable Long[] numbers = new @Nullable Long[values.length];
        for (int i = 0; i < numbers.length; i++) {
            Object value = values[i];
            numbers[i] = value == null ? null : (Long) ((Number) value).longValue();
        }
        return numbers;
    }

    /**
     * One statement can replace a row once only.
     *
     * @param keys how many columns the key has, from the first on
     */
    static List<@Nullable Object[]> lastOfEachKey(Stream<@Nullable Object[]> rows, int keys) {
        Map<List<@Nullable Object>, @Nullable Object[]> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(key(row, keys), row));
        return new ArrayList<>(byKey.values());
    }

    private static List<@Nullable Object> key(@Nullable Object[] row, int keys) {
        List<@Nullable Object> key = new ArrayList<>(keys);
        for (int i = 0; i < keys; i++) {
            key.add(row[i]);
        }
        return key;
    }
}
