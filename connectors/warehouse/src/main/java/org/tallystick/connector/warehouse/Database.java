package org.tallystick.connector.warehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;

/**
 * Connections to the warehouse, one for each call: a rotated password counts at the next. Thread-safe; the lock guards the anchor only.
 *
 * <p>DuckDB runs inside this process as long as a connection to it is open. One stays open until {@link #close}, so that a file is not opened and
 * written back with each call, and a database in memory stays.
 */
final class Database implements AutoCloseable {

    private final Settings settings;
    private final Schema schema;
    private @Nullable Connection anchor;

    Database(Settings settings) {
        this.settings = settings;
        this.schema = new Schema(settings);
    }

    /** What to do in a transaction. */
    @FunctionalInterface
    interface Work<R> {

        R in(Connection connection) throws SQLException;
    }

    /**
     * Reads; whatever was changed is rolled back.
     *
     * @throws ConnectorException if it fails
     */
    <R> R read(Work<R> work) {
        try (Connection connection = open()) {
            return work.in(connection);
        } catch (SQLException failed) {
            throw Failures.of(failed, settings);
        }
    }

    /**
     * Does the work in one transaction.
     *
     * @throws ConnectorException of kind {@code OUTCOME_UNKNOWN} if the commit failed; of any other, nothing was changed
     */
    <R> R write(Work<R> work) {
        return read(connection -> {
            R result = work.in(connection);
            try {
                connection.commit();
            } catch (SQLException failed) {
                throw Failures.unknown(failed, settings);
            }
            return result;
        });
    }

    private Connection open() throws SQLException {
        if (settings.isDuckDb()) {
            keepOpen();
        }
        Connection connection = connect();
        try {
            // Otherwise a document could be read from before a change, and its lines from after it.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            schema.use(connection);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private synchronized void keepOpen() throws SQLException {
        if (anchor == null) {
            Connection connection = connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET memory_limit = '%s'".formatted(settings.memoryLimit()));
                statement.execute("SET threads = %d".formatted(settings.threads()));
                anchor = connection;
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.credentials());
    }

    /** Never throws. */
    @Override
    public synchronized void close() {
        try {
            if (anchor != null) {
                anchor.close();
            }
        } catch (SQLException failed) {
            // A connection that cannot be closed is closed.
        }
        anchor = null;
    }
}
