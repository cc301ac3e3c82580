package org.tallystick.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.tallystick.engine.store.Store;

/** A database on which both ways work, durable: a commit returns when the disk has it. */
interface Site extends AutoCloseable {

    /** Opens a hub without anything in it. */
    Store newHub();

    /** Opens a connection to the target's own database, in auto-commit mode. Whoever asks closes it. */
    Connection target() throws SQLException;

    /** {@code column} is one of as many texts as {@link #values} has been given. */
    String oneOf(String column);

    /** What stands for the texts of {@link #oneOf}, as a value of a prepared statement. */
    Object values(Connection connection, Collection<String> texts) throws SQLException;

    /** Takes away what both ways have made. */
    void clear() throws SQLException;

    @Override
    void close() throws IOException;

    /** Does statements, one after the other. */
    static void execute(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
