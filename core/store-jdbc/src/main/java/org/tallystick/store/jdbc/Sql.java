package org.tallystick.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.StoreException;

/**
 * What the tables ask of JDBC in one transaction. Values are {@link String}, {@link Long}, {@link Integer} or null. After a failure nothing
 * more is done in the transaction, and it cannot be committed: some databases end a transaction when a statement fails, and what came next
 * would be written by itself. Not thread-safe.
 */
final class Sql {

    /** Stands in a statement where a list of values goes: {@code id IN (#)}; it is the last of the statement's values. */
    private static final String LIST = "#";

    /** Rows that are handed to the driver at once. */
    private static final int BATCH = 1_000;

    private final Database database;
    private boolean ended;
    private @Nullable RuntimeException failure;

    Sql(Database database) {
        this.database = database;
    }

    String hub() {
        return database.name();
    }

    Dialect dialect() {
        return database.dialect();
    }

    /** Makes an object of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** All rows of a query. */
    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        return run(sql, sql, statement -> {
            set(statement, 0, values);
            return read(statement, reader);
        });
    }

    /** The only row of a query. */
    <T> Optional<T> one(String sql, Reader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** All rows of a query over a list of keys of any length, in no order. */
    <T> List<T> listIn(String sql, Reader<T> reader, Collection<String> list, @Nullable Object... valuesBefore) {
        Optional<String> ofArray = list.isEmpty() ? Optional.empty() : dialect().ofArray(sql);
        if (ofArray.isPresent()) {
            return run(ofArray.get(), sql, statement -> {
                set(statement, 0, valuesBefore);
                statement.setArray(
                        valuesBefore.length + 1,
                        Columns.array(statement, list.stream().distinct().toArray()));
                return read(statement, reader);
            });
        }
        List<T> found = new ArrayList<>();
        for (List<String> piece : InLists.pieces(list)) {
            String text = sql.replace(LIST, InLists.placeholders(piece.size()));
            found.addAll(run(text, sql, statement -> {
                set(statement, 0, valuesBefore);
                set(statement, valuesBefore.length, piece.toArray());
                return read(statement, reader);
            }));
        }
        return found;
    }

    /** Does a statement once, and gives the number of rows that it wrote. */
    int write(String sql, @Nullable Object... values) {
        return run(sql, sql, statement -> {
            set(statement, 0, values);
            return statement.executeUpdate();
        });
    }

    /** Does a statement that has no values and is not done again. */
    void execute(String sql) {
        requireUsable();
        try {
            database.execute(sql);
        } catch (StoreException e) {
            failure = e;
            throw e;
        }
    }

    /** Does a statement for each row, in order. */
    <T> void writeAll(String sql, Collection<T> rows, Function<T, @Nullable Object[]> values) {
        if (isOfColumns(sql, rows)) {
            writeColumns(sql, rows.stream().map(values).toList());
        } else if (!rows.isEmpty()) {
            run(sql, sql, statement -> addAll(statement, rows, values));
        }
    }

    /** Inserts or replaces rows, in order: of several with one key the last stands. */
    <T> void upsertAll(Upsert upsert, Collection<T> rows, Function<T, @Nullable Object[]> values) {
        if (isOfColumns(upsert.text(), rows)) {
            writeColumns(upsert.text(), Columns.lastOfEachKey(rows.stream().map(values), upsert.keys()));
        } else {
            writeAll(upsert.text(), rows, values);
        }
    }

    private boolean isOfColumns(String sql, Collection<?> rows) {
        return rows.size() > 1 && dialect().hasArrays() && ColumnStatement.canWrite(sql);
    }

    private void writeColumns(String sql, List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            ColumnStatement page = ColumnStatement.of(sql, rows.subList(from, Math.min(from + BATCH, rows.size())));
            run(page.text(), sql, statement -> {
                page.set(statement);
                return statement.executeUpdate();
            });
        }
        dialect().afterInsert(sql, rows.size()).ifPresent(this::execute);
    }

    /**
     * Ends the use of this transaction, before it is committed.
     *
     * @throws RuntimeException the first failure, if something failed
     */
    void end() {
        ended = true;
        if (failure != null) {
            throw failure;
        }
    }

    /** Ends the use of this transaction, which will not be committed. */
    void abandon() {
        ended = true;
    }

    private static <T> int addAll(
            PreparedStatement statement, Collection<T> rows, Function<T, @Nullable Object[]> values)
            throws SQLException {
        int waiting = 0;
        for (T row : rows) {
            set(statement, 0, values.apply(row));
            statement.addBatch();
            if (++waiting == BATCH) {
                statement.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            statement.executeBatch();
        }
        return rows.size();
    }

    private static void set(PreparedStatement statement, int before, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(before + i + 1, values[i]);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    private <T> T run(String text, String what, Work<T> work) {
        requireUsable();
        try {
            return work.on(database.prepared(text));
        } catch (SQLException e) {
            throw failed(text, database.failure(what, e));
        } catch (RuntimeException e) {
            throw failed(text, e);
        }
    }

    private RuntimeException failed(String text, RuntimeException e) {
        failure = e;
        database.discard(text);
        return e;
    }

    private void requireUsable() {
        if (ended) {
            throw new IllegalStateException("This transaction of the hub %s has ended: do the work inside inTransaction"
                    .formatted(database.name()));
        }
        if (failure != null) {
            throw new StoreException(
                    "This transaction of the hub %s has failed before".formatted(database.name()), failure);
        }
    }
}
