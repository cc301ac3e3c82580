package org.tallystick.connector.warehouse;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements of many keys or many rows. */
final class Sql {

    /** Keys in one statement; PostgreSQL takes 32767 parameters. */
    private static final int KEYS = 2_000;

    private static final int ROWS = 20;
    private static final int PAGE = 1_000;

    private Sql() {}

    /** Takes the row at which a result stands. */
    @FunctionalInterface
    interface RowTaker {

        void take(ResultSet row) throws SQLException;
    }

    /**
     * The current rows of those keys: the table's columns, then those of {@code more}.
     *
     * @param order of the rows of one key; empty: there is one
     */
    static void current(
            Connection connection, Table<?> table, String more, String order, List<String> keys, RowTaker taker)
            throws SQLException {
        for (List<String> some : chunks(keys, KEYS)) {
            String sql = "SELECT %s%s FROM %s WHERE is_current AND %s%s"
                    .formatted(table.names(), more, table.name(), keyIn(table, some), order);
            query(connection, sql, some, taker);
        }
    }

    /** Fails if the table, or one of its columns, is not there or may not be read. */
    static void requireColumns(Connection connection, Table<?> table) throws SQLException {
        String sql = "SELECT %s FROM %s WHERE FALSE".formatted(allColumns(table), table.name());
        query(connection, sql, List.of(), row -> {});
    }

    private static String allColumns(Table<?> table) {
        return "%s, version, %s, %s, is_current".formatted(table.names(), table.from(), table.until());
    }

    /** Of those keys that have rows and no current one: the key, the last version, and when it ended. */
    static void last(Connection connection, Table<?> table, List<String> keys, RowTaker taker) throws SQLException {
        for (List<String> some : chunks(keys, KEYS)) {
            String sql = "SELECT %s, MAX(version), MAX(%s) FROM %s WHERE %s GROUP BY %s"
                    .formatted(table.key(), table.until(), table.name(), keyIn(table, some), table.key());
            query(connection, sql, some, taker);
        }
    }

    /** Ends the current rows of those keys. */
    static void end(Connection connection, Table<?> table, List<String> keys, LocalDateTime at) throws SQLException {
        for (List<String> some : chunks(keys, KEYS)) {
            String sql = "UPDATE %s SET is_current = FALSE, %s = ? WHERE is_current AND %s"
                    .formatted(table.name(), table.until(), keyIn(table, some));
            List<Object> parameters = new ArrayList<>(List.of(at));
            parameters.addAll(some);
            update(connection, sql, parameters);
        }
    }

    /**
     * Adds rows, some in each statement. DuckDB takes long to prepare a statement, and to run one of few rows.
     *
     * @param columns their names, with commas between
     * @param rows of one value for each
     */
    static void insert(Connection connection, String table, String columns, List<List<@Nullable Object>> rows)
            throws SQLException {
        int whole = rows.size() - rows.size() % ROWS;
        insert(connection, table, columns, rows.subList(0, whole), ROWS);
        insert(connection, table, columns, rows.subList(whole, rows.size()), rows.size() - whole);
    }

    private static void insert(
            Connection connection, String table, String columns, List<List<@Nullable Object>> rows, int each)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String values = "(" + String.join(", ", Collections.nCopies(rows.get(0).size(), "?")) + ")";
        String sql = "INSERT INTO %s (%s) VALUES %s"
                .formatted(table, columns, String.join(", ", Collections.nCopies(each, values)));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<List<@Nullable Object>> some : chunks(rows, each)) {
                set(statement, some.stream().flatMap(List::stream).iterator());
                statement.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement statement, Iterator<? extends @Nullable Object> parameters)
            throws SQLException {
        for (int i = 1; parameters.hasNext(); i++) {
            statement.setObject(i, parameters.next());
        }
    }

    /**
     * Copies rows, with their history, into the same table of another database. Holds a thousand at a time.
     *
     * @param condition on the rows
     */
    static void copy(Connection from, Table<?> table, String condition, Connection to) throws SQLException {
        String columns = allColumns(table);
        try (PreparedStatement statement =
                from.prepareStatement("SELECT %s FROM %s WHERE %s".formatted(columns, table.name(), condition))) {
            statement.setFetchSize(PAGE);
            List<List<@Nullable Object>> page = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(withHistory(table, rows));
                    if (page.size() == PAGE) {
                        insert(to, table.name(), columns, page);
                        page.clear();
                    }
                }
            }
            insert(to, table.name(), columns, page);
        }
    }

    private static List<@Nullable Object> withHistory(Table<?> table, ResultSet stored) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(table.stored(stored));
        for (Kind kind : List.of(Kind.NUMBER, Kind.MOMENT, Kind.MOMENT, Kind.FLAG)) {
            row.add(kind.stored(stored, row.size() + 1));
        }
        return row;
    }

    private static String keyIn(Table<?> table, List<String> keys) {
        return table.key() + keys.stream().map(key -> "?").collect(joining(", ", " IN (", ")"));
    }

    private static void query(Connection connection, String sql, List<String> parameters, RowTaker taker)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    private static void update(Connection connection, String sql, List<? extends @Nullable Object> parameters)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, List<? extends @Nullable Object> parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            set(statement, parameters.iterator());
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    private static <E> List<List<E>> chunks(List<E> all, int size) {
        List<List<E>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }
}
