package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of a row, one after the other as they were selected: to look one up by its name costs more than to read it. */
final class Fields {

    private final ResultSet row;
    private int column;

    Fields(ResultSet row) {
        this.row = row;
    }

    String text() throws SQLException {
        return row.getString(++column);
    }

    @Nullable String textOrNull() throws SQLException {
        return row.getString(++column);
    }

    int integer() throws SQLException {
        return row.getInt(++column);
    }

    long number() throws SQLException {
        return row.getLong(++column);
    }

    /** A yes is 1. */
    boolean isTrue() throws SQLException {
        return integer() == 1;
    }
}
