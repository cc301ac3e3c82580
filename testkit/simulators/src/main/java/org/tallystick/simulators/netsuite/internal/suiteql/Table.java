package org.tallystick.simulators.netsuite.internal.suiteql;

import org.jspecify.annotations.Nullable;

/** A table that queries can name; all names in lower case. */
public interface Table {
    String name();

    boolean hasColumn(String column);

    /** Rows in a stable order. */
    Iterable<Row> rows();

    /** One row: a value is a {@code String}, a {@code BigDecimal}, a {@code LocalDateTime}, or null. */
    interface Row {
        @Nullable Object value(String column);
    }
}
