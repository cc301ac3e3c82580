package org.tallystick.simulators.netsuite.internal.books;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row: its columns in lower case and their texts; a column without a value is absent. */
public record Entry(String table, String id, Map<String, String> values) {

    public Entry {
        values = Map.copyOf(values);
    }

    public @Nullable String get(String column) {
        return values.get(column);
    }

    public boolean has(String column, String value) {
        return value.equals(values.get(column));
    }

    /** This row with one column set to another value. */
    public Entry with(String column, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(column, value);
        return new Entry(table, id, changed);
    }
}
