package org.tallystick.store.jdbc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.tallystick.engine.store.StoreException;

/** How a hub on SQLite is opened. */
final class Sqlite {

    private static final String SCHEME = "jdbc:sqlite:";
    private static final String MEMORY = ":memory:";
    private static final Dialect DIALECT = new SqliteDialect();

    /** KiB, when negative; pages of 4 KiB; milliseconds. Only SQLite's own tools can be in the way: the hub file is locked against other stores. */
    private static final Map<String, String> SETTINGS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "true",
            "cache_size", "-16384",
            "wal_autocheckpoint", "8192",
            "busy_timeout", "10000");

    private Sqlite() {}

    static JdbcStore open(String url) {
        String place = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : "";
        if (place.equals(MEMORY)) {
            return openInMemory();
        }
        if (place.isEmpty() || place.startsWith("file:") || place.contains("?")) {
            throw new IllegalArgumentException(
                    "Cannot open a hub at \"%s\": give jdbc:sqlite: and the path of a file, without parameters, or %s%s"
                            .formatted(url, SCHEME, MEMORY));
        }
        return open(Path.of(place), SchemaMode.APPLY);
    }

    static JdbcStore open(Path file, SchemaMode mode) {
        Path real = locate(file, mode);
        HubFileLock lock = HubFileLock.take(real);
        try {
            return open(SCHEME + real, real.toString(), mode, new SameFile(real), lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static JdbcStore openInMemory() {
        return open(SCHEME + MEMORY, "in memory", SchemaMode.APPLY, () -> {}, () -> {});
    }

    /** A connection that keeps what it acknowledged: a commit returns when the disk has it. */
    static Connection connect(String url) throws SQLException {
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        return DriverManager.getConnection(url, settings);
    }

    /** The hub on a connection of its own. */
    static Sessions sessions(Connection connection, String name, Runnable afterClose) {
        return sessions(connection, name, () -> {}, afterClose);
    }

    private static Sessions sessions(Connection connection, String name, Runnable beforeEach, Runnable afterClose) {
        return new OneConnection(new Database(connection, name, DIALECT), beforeEach, afterClose);
    }

    private static JdbcStore open(String url, String name, SchemaMode mode, Runnable beforeEach, Runnable afterClose) {
        try {
            return withSchema(sessions(connect(url), name, beforeEach, afterClose), mode);
        } catch (SQLException e) {
            throw notOpened(name, e);
        } catch (StoreException e) {
            throw e.getCause() instanceof SQLException cause ? notOpened(name, cause) : e;
        }
    }

    private static JdbcStore withSchema(Sessions sessions, SchemaMode mode) {
        try {
            Schema.open(sessions, mode);
            JdbcStore.transact(sessions, Sqlite::freeLeases);
            return new JdbcStore(sessions);
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    /** Whoever held one has ended: the file is this process's alone. Without its table a hub fails when it is used. */
    static int freeLeases(Sql sql) {
        return sql.one(DIALECT.tableQuery(), row -> row.getInt(1), "hub_lease").isEmpty()
                ? 0
                : sql.write("UPDATE hub_lease SET holder = NULL WHERE holder IS NOT NULL");
    }

    /** The one path of a file that may have several, so that all who open it meet at one lock. */
    private static Path locate(Path file, SchemaMode mode) {
        Path absolute = file.toAbsolutePath();
        requireUsable(absolute);
        requireThere(absolute, mode);
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw notOpened(file, "its path cannot be followed. Check who may read its directories", e);
        }
    }

    private static void requireUsable(Path file) {
        if (file.toString().contains("?")) {
            throw new IllegalArgumentException("Cannot open the hub %s: choose a path without \"?\"".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw notOpened(file, "it is a directory. Name a file", new FileSystemException(file.toString()));
        }
        Path directory = file.resolveSibling("");
        if (!Files.isDirectory(directory)) {
            throw notOpened(
                    file,
                    "there is no directory %s. Create it first".formatted(directory),
                    new NotDirectoryException(directory.toString()));
        }
        // SQLite opens such a file for reading, and fails at the first write only.
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw notOpened(file, SqliteDialect.NOT_WRITABLE, new AccessDeniedException(file.toString()));
        }
    }

    /** SQLite would make an empty file. */
    private static void requireThere(Path file, SchemaMode mode) {
        if (mode != SchemaMode.APPLY && !Files.exists(file)) {
            throw notOpened(
                    file,
                    "it is not there. Open it once with SchemaMode.APPLY, as an engine does, or name another file",
                    new NoSuchFileException(file.toString()));
        }
    }

    private static StoreException notOpened(Path file, String why, IOException cause) {
        return new StoreException("Cannot open the hub %s: %s.".formatted(file, why), cause);
    }

    private static StoreException notOpened(String name, SQLException e) {
        return new StoreException("Cannot open the hub %s: %s".formatted(name, DIALECT.explain(e)), e);
    }
}
