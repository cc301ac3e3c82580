package org.tallystick.connector.warehouse;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What a column holds, and how JDBC gives it back. */
enum Kind {
    TEXT {
        @Override
        @Nullable Object stored(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    /** An exact number; trailing zeros do not count. */
    DECIMAL {
        @Override
        @Nullable Object stored(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column);
        }
    },
    /** A whole number. */
    NUMBER {
        @Override
        @Nullable Object stored(ResultSet row, int column) throws SQLException {
            return row.getInt(column);
        }
    },
    DATE {
        @Override
        @Nullable Object stored(ResultSet row, int column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }
    },
    /** A moment in UTC, to the microsecond. */
    MOMENT {
        @Override
        @Nullable Object stored(ResultSet row, int column) throws SQLException {
            return row.getObject(column, LocalDateTime.class);
        }
    },
    FLAG {
        @Override
        @Nullable Object stored(ResultSet row, int column) throws SQLException {
            return row.getBoolean(column);
        }
    };

    /** The column's value in the row at which {@code row} stands. */
    abstract @Nullable Object stored(ResultSet row, int column) throws SQLException;

    /** A value as text: equal texts, equal values, in one line. */
    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value.toString().replace("\\", "\\\\").replace("\n", "\\n");
    }
}
