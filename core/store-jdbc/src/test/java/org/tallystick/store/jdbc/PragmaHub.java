package org.tallystick.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A hub in a SQLite file whose connection's settings a test changes while it is used. */
public final class PragmaHub {

    private final Connection connection;
    private final JdbcStore store;

    public PragmaHub(Path file) throws SQLException {
        JdbcStore.sqlite(file).close();
        connection = Sqlite.connect("jdbc:sqlite:" + file);
        store = new JdbcStore(Sqlite.sessions(connection, "of a test", () -> {}));
    }

    public JdbcStore store() {
        return store;
    }

    /** In the words of SQLite's PRAGMA; between transactions. */
    public void set(String pragma) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
