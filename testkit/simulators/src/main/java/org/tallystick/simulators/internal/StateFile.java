package org.tallystick.simulators.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The durable state of one simulator: JSON documents by (object, id), counters of writes, and the periods played, in one
 * SQLite file. A committed {@link Batch} survives a kill of the process. Used by one thread at a time.
 */
public final class StateFile implements AutoCloseable {

    private static final String SCHEMA = """
        CREATE TABLE IF NOT EXISTS document (
          object TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (object, id));
        CREATE TABLE IF NOT EXISTS counter (
          kind TEXT NOT NULL, type TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, type));
        CREATE TABLE IF NOT EXISTS played (period TEXT PRIMARY KEY);
        """;

    private final Connection connection;

    private StateFile(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file, or makes it and its folder. */
    public static StateFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.executeUpdate(SCHEMA);
            }
            connection.setAutoCommit(false);
            return new StateFile(connection);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder of " + file, e);
        } catch (SQLException e) {
            throw new StateException("Cannot open " + file, e);
        }
    }

    /** One stored document. */
    public record Document(String object, String id, ObjectNode json) {}

    /** All documents, in the order in which their ids were first written. */
    public List<Document> documents() {
        return query(
                "SELECT object, id, json FROM document ORDER BY rowid",
                row -> new Document(
                        row.getString(1), row.getString(2), (ObjectNode) Json.MAPPER.readTree(row.getString(3))));
    }

    /** How many records of each type were counted under this kind ({@code creates}, {@code updates}). */
    public SortedMap<String, Long> counters(String kind) {
        SortedMap<String, Long> counts = new TreeMap<>();
        query("SELECT kind, type, n FROM counter", row -> {
            if (row.getString(1).equals(kind)) {
                counts.put(row.getString(2), row.getLong(3));
            }
            return kind;
        });
        return counts;
    }

    public boolean isPlayed(String period) {
        return query("SELECT period FROM played", row -> row.getString(1)).contains(period);
    }

    /** Collects changes that are kept together or not at all. */
    public Batch batch() {
        return new Batch();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StateException("Cannot close the state file", e);
        }
    }

    /** Changes of one request; nothing is written before {@link #commit()}. */
    public final class Batch {

        private final List<Change> changes = new ArrayList<>();

        private Batch() {}

        /** Keeps the document in place of an earlier one of that object and id. */
        public Batch put(String object, String id, ObjectNode json) {
            String text = Json.MAPPER.writeValueAsString(json);
            return add(
                    "INSERT INTO document (object, id, json) VALUES (?, ?, ?)"
                            + " ON CONFLICT (object, id) DO UPDATE SET json = excluded.json",
                    object,
                    id,
                    text);
        }

        public Batch remove(String object, String id) {
            return add("DELETE FROM document WHERE object = ? AND id = ?", object, id);
        }

        /** Counts one created record of this type. */
        public Batch countCreate(String type) {
            return count("creates", type);
        }

        /** Counts one updated or deleted record of this type. */
        public Batch countUpdate(String type) {
            return count("updates", type);
        }

        public Batch markPlayed(String period) {
            return add("INSERT INTO played (period) VALUES (?) ON CONFLICT DO NOTHING", period);
        }

        /** Adds all that the other has so far. */
        public Batch addAll(Batch other) {
            changes.addAll(other.changes);
            return this;
        }

        /** Returns when the changes are on disk. */
        public void commit() {
            try {
                for (Change change : changes) {
                    run(change);
                }
                connection.commit();
            } catch (SQLException e) {
                rollback(e);
                throw new StateException("Cannot keep " + changes.size() + " changes", e);
            }
        }

        private Batch count(String kind, String type) {
            return add(
                    "INSERT INTO counter (kind, type, n) VALUES (?, ?, 1) ON CONFLICT (kind, type) DO UPDATE SET n = n"
                            + " + 1",
                    kind,
                    type);
        }

        private Batch add(String sql, String... values) {
            changes.add(new Change(sql, List.of(values)));
            return this;
        }

        private void run(Change change) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(change.sql)) {
                for (int i = 0; i < change.values.size(); i++) {
                    statement.setString(i + 1, change.values.get(i));
                }
                statement.executeUpdate();
            }
        }

        private void rollback(SQLException cause) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private record Change(String sql, List<String> values) {}

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader) {
        List<T> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new StateException("Cannot read the state file: " + sql, e);
        }
    }

    /** The state file cannot be read or written. */
    public static final class StateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StateException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
