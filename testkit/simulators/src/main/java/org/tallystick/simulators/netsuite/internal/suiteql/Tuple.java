package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of the joined tables, in the order of FROM; null where a LEFT JOIN found none. */
final class Tuple {
    static final Tuple EMPTY = new Tuple();

    private final Table.@Nullable Row[] rows;

    private Tuple(Table.@Nullable Row... rows) {
        this.rows = rows;
    }

    Tuple with(Table.@Nullable Row row) {
        Table.@Nullable Row[] longer = Arrays.copyOf(rows, rows.length + 1);
        longer[rows.length] = row;
        return new Tuple(longer);
    }

    @Nullable Object value(int table, String column) {
        Table.Row row = table < rows.length ? rows[table] : null;
        return row == null ? null : row.value(column);
    }
}
