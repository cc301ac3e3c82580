package org.tallystick.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes one row, as one that writes a page of rows. Of a column it has an array; of one whose values are all the same,
 * as half of a page's are, that value.
 */
final class ColumnStatement {

    private static final Pattern VALUES = Pattern.compile("VALUES \\([?, ]+\\)");
    private static final String WHERE = " WHERE ";

    private final List<@Nullable Object[]> rows;
    private final boolean[] isSame;

    /** The columns of the text's values, in their order. */
    private final List<Integer> order = new ArrayList<>();

    private final String text;

    private ColumnStatement(String statement, List<@Nullable Object[]> rows) {
        this.rows = rows;
        this.isSame = same(rows);
        this.text = statement.startsWith("UPDATE ") ? update(statement) : insert(statement);
    }

    /** Whether a statement can be written so: an update, or an insert of values. */
    static boolean canWrite(String statement) {
        return statement.startsWith("UPDATE ") || VALUES.matcher(statement).find();
    }

    /** The statement for a page of at least one row. */
    static ColumnStatement of(String statement, List<@Nullable Object[]> rows) {
        return new ColumnStatement(statement, rows);
    }

    String text() {
        return text;
    }

    void set(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < order.size(); i++) {
            int column = order.get(i);
            if (isSame[column]) {
                statement.setObject(i + 1, rows.get(0)[column]);
            } else {
                statement.setArray(i + 1, Columns.array(statement, values(column)));
            }
        }
    }

    private @Nullable Object[] values(int column) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.get(row)[column];
        }
        return values;
    }

    private String insert(String statement) {
        Matcher values = VALUES.matcher(statement);
        if (!values.find()) {
            throw new IllegalArgumentException("Has no values: " + statement);
        }
        StringJoiner selected = new StringJoiner(", ", "SELECT ", "");
        for (int column = 0; column < isSame.length; column++) {
            selected.add(value(column));
        }
        return statement.substring(0, values.start()) + selected + fromArrays() + statement.substring(values.end());
    }

    private String update(String statement) {
        int where = statement.indexOf(WHERE);
        StringBuilder made = new StringBuilder();
        int column = fill(statement.substring(0, where), 0, made);
        made.append(fromArrays());
        fill(statement.substring(where), column, made);
        return made.toString();
    }

    /** Puts values in the places of a part of the statement, from that column on, and gives the next column. */
    private int fill(String part, int first, StringBuilder made) {
        int column = first;
        int from = 0;
        for (int at = part.indexOf('?'); at >= 0; at = part.indexOf('?', from)) {
            made.append(part, from, at).append(value(column));
            column++;
            from = at + 1;
        }
        made.append(part, from, part.length());
        return column;
    }

    private String value(int column) {
        if (isSame[column]) {
            order.add(column);
            return "?";
        }
        return "v.c" + column;
    }

    private String fromArrays() {
        StringJoiner arrays = new StringJoiner(", ", " FROM unnest(", ")");
        StringJoiner names = new StringJoiner(", ", " AS v (", ")");
        for (int column = 0; column < isSame.length; column++) {
            if (!isSame[column]) {
                order.add(column);
                arrays.add("?");
                names.add("c" + column);
            }
        }
        return arrays.toString() + names;
    }

    /** One column is an array in any case: it says how many rows there are. */
    private static boolean[] same(List<@Nullable Object[]> rows) {
        @Nullable Object[] first = rows.get(0);
        boolean[] isSame = new boolean[first.length];
        boolean isEach = true;
        for (int column = 0; column < first.length; column++) {
            isSame[column] = isSame(rows, column, first[column]);
            isEach &= isSame[column];
        }
        isSame[0] &= !isEach;
        return isSame;
    }

    private static boolean isSame(List<@Nullable Object[]> rows, int column, @Nullable Object value) {
        for (@Nullable Object[] row : rows) {
            if (!Objects.equals(row[column], value)) {
                return false;
            }
        }
        return true;
    }
}
