package org.tallystick.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.tallystick.engine.store.StoreException;

/** A connection of the host's for each transaction. The source itself is the host's to close. */
record Pooled(DataSource source, String name, Dialect dialect) implements Sessions {

    /**
     * {@inheritDoc}
     *
     * <p>A pool may hand out a connection that its server has dropped. Nothing was done in it yet, so another one is tried, once.
     */
    @Override
    public Database begin() {
        Database database = connect();
        try {
            return begun(database);
        } catch (StoreException e) {
            if (e.getCause() instanceof SQLException cause && dialect.isConnectionLost(cause)) {
                return begun(connect());
            }
            throw e;
        }
    }

    @Override
    public void giveBack(Database database) {
        database.release();
    }

    @Override
    public boolean isShared() {
        return dialect.clock() != null;
    }

    @Override
    public void close() {}

    private static Database begun(Database database) {
        try {
            database.begin();
            return database;
        } catch (StoreException e) {
            database.rollback(e);
            database.release();
            throw e;
        }
    }

    private Database connect() {
        try {
            return inAutoCommit(source.getConnection());
        } catch (SQLException e) {
            throw new StoreException(
                    "The hub %s got no connection from its DataSource: %s Nothing of the transaction was written."
                            .formatted(name, dialect.explain(e)),
                    e);
        }
    }

    /** As {@link Database} wants it. One that cannot be had so goes back to its pool. */
    private Database inAutoCommit(Connection connection) throws SQLException {
        Database database = new Database(connection, name, dialect);
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return database;
        } catch (SQLException e) {
            database.release();
            throw e;
        }
    }
}
