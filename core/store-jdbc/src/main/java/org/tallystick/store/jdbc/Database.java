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
    private final Dialect dialect;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /**
     * A database.
     *
     * @param connection in auto-commit mode
     * @param name for messages
     */
    Database(Connection connection, String name, Dialect dialect) {
        this.connection = connection;
        this.name = name;
        this.dialect = dialect;
    }

    String name() {
        return name;
    }

    Dialect dialect() {
        return dialect;
    }

    void begin() {
        execute(dialect.begin());
    }

    /**
     * Makes what the transaction wrote durable.
     *
     * @throws StoreException if that failed; where nobody knows whether it did, the message says so
     */
    void commit() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw dialect.leavesCommitOpen(e) ? unknown(e) : failure("COMMIT", e);
        }
    }

    /** Ends the transaction without trace. If that fails too, the cause carries it, and the connection is not used again. */
    void rollback(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (StoreException e) {
            cause.addSuppressed(e);
            abort(cause);
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
                "The hub %s failed at \"%s\": %s Nothing of the transaction was written."
                        .formatted(name, what.strip(), dialect.explain(e)),
                e);
    }

    private StoreException unknown(SQLException e) {
        return new StoreException(
                "The hub %s failed at \"COMMIT\": %s Whether the transaction was written is not known: look before you repeat it."
                        .formatted(name, dialect.explain(e)),
                e);
    }

    /** Gives the connection back where it came from, whatever comes of that. */
    void release() {
        try {
            close();
        } catch (StoreException e) {
            // The transaction has ended: its outcome is on its way to the caller, and this says nothing about it.
        }
    }

    private void abort(Throwable cause) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
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
