package org.tallystick.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.JsonForm;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * Records that a host gives to the hub in its own transaction: captured if and only if that transaction commits. The next run moves them on, in
 * order, each once; what breaks a rule is set aside then, with an exception. Of one record what was put last stands. Thread-safe; a connection is the
 * host's, and used by one thread.
 *
 * <p>The connection is to the database that holds the hub. On SQLite its transaction keeps the file's only writer: keep it short, a run waits for
 * ten seconds. On PostgreSQL it locks nothing of the hub. A statement that fails leaves the transaction as that database does: roll it back.
 */
public final class JdbcInbox {

    private static final String HUB = "hub";
    private static final JsonForm FORM = JsonForm.ofDefaults();

    private final String append;

    private JdbcInbox(String schema) {
        this.append = InboxTable.APPEND.formatted(schema);
    }

    /** The inbox of a hub in a SQLite file, over a connection to that file. */
    public static JdbcInbox sqlite() {
        return new JdbcInbox("");
    }

    /** The inbox of a hub on PostgreSQL, over a connection to that database whose role may insert into {@code hub_inbox}. */
    public static JdbcInbox postgres(PostgresOptions options) {
        return new JdbcInbox("\"%s\".".formatted(options.schema()));
    }

    /**
     * Puts records: new ones, or the newest state of known ones. A record that breaks a rule is put too.
     *
     * @throws IllegalStateException if the connection has no transaction of the host's: it is in auto-commit mode (F-ORD-10)
     * @throws IllegalArgumentException if a record is the hub's own, by its ref; nothing is put
     * @throws SQLException if the database fails; nothing is captured unless the host commits all the same
     */
    public void put(Connection connection, Entity... records) throws SQLException {
        for (Entity record : records) {
            requireOthers(record.ref());
        }
        try (PreparedStatement statement = prepared(connection)) {
            for (Entity record : records) {
                add(statement, record.ref(), FORM.write(record));
            }
            statement.executeBatch();
        }
    }

    /**
     * Says that records exist no more.
     *
     * @throws IllegalStateException as {@link #put} does
     * @throws IllegalArgumentException as {@link #put} does
     * @throws SQLException as {@link #put} does
     */
    public void delete(Connection connection, Ref<?>... refs) throws SQLException {
        for (Ref<?> ref : refs) {
            requireOthers(ref);
        }
        try (PreparedStatement statement = prepared(connection)) {
            for (Ref<?> ref : refs) {
                add(statement, ref, null);
            }
            statement.executeBatch();
        }
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "The connection is in auto-commit mode: call setAutoCommit(false), put the record beside your own rows, and commit both");
        }
        return connection.prepareStatement(append);
    }

    private static void add(PreparedStatement statement, Ref<?> ref, @Nullable String body) throws SQLException {
        statement.setString(1, ref.system());
        statement.setString(2, ref.type().name());
        statement.setString(3, ref.id());
        statement.setString(4, body);
        statement.addBatch();
    }

    private static void requireOthers(Ref<?> ref) {
        if (ref.system().equals(HUB)) {
            throw new IllegalArgumentException(
                    "%s is the hub's own: put records under a system name of the host's".formatted(ref));
        }
    }
}
