package org.tallystick.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.tallystick.engine.store.StoreException;

/**
 * One connection, its transactions, and its prepared statements. Statements are kept for the life of the connection; their texts are few,
 * because lists of values are padded. Not thread-safe.
 *
 * <p>Transactions are begun and ended by statements, with JDBC in auto-commit mode: the driver's own {@code commit()} begins the next
 * transaction at once, which would hold the writer's lock for ever and could report a commit as failed that was not.
 */
final class Database implements AutoCloseable {

    private final Connection connection;
    private final String name;
    private final String begin;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /**
     * A database.
     *
     * @param name for messages
     * @param begin the statement that begins a transaction and excludes other writers
     */
    Database(Connection connection, String name, String begin) {
        this.connection = connection;
        this.name = name;
        this.begin = begin;
    }

    String name() {
        return name;
    }

    void begin() {
        execute(begin);
    }

    void commit() {
        execute("COMMIT");
    }

    /** Ends the transaction without trace. If that fails too, the cause carries it. */
    void rollback(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }

    /** Does one statement that has no values. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement made = connection.prepareStatement(sql);
        statements.put(sql, made);
        return made;
    }

    /** Lets go of a statement that failed: what it still holds is of no use. */
    void discard(String sql) {
        PreparedStatement statement = statements.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                // The failure that led here is on its way to the caller; this one would say the same again.
            }
        }
    }

    StoreException failure(String what, SQLException e) {
        return new StoreException(
                "The hub %s failed at \"%s\": %s. Nothing of the transaction was written."
                        .formatted(name, what.strip(), e.getMessage()),
                e);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("The hub %s could not be closed: %s".formatted(name, e.getMessage()), e);
        }
    }
}
