package org.tallystick.store.jdbc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.tallystick.engine.store.StoreException;

/** How a hub on SQLite is opened. */
final class Sqlite {

    static final String BEGIN = "BEGIN IMMEDIATE";

    private static final String SCHEME = "jdbc:sqlite:";
    private static final String MEMORY = ":memory:";
    private static final String NOT_WRITABLE =
            "it cannot be written. Give this user the right to write the file and its directory";

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
        return open(Path.of(place));
    }

    static JdbcStore open(Path file) {
        Path real = locate(file);
        HubFileLock lock = HubFileLock.take(real);
        try {
            return new JdbcStore(database(SCHEME + real, real.toString()), lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static JdbcStore openInMemory() {
        return new JdbcStore(database(SCHEME + MEMORY, "in memory"), () -> {});
    }

    /** A connection that keeps what it acknowledged: a commit returns when the disk has it. */
    static Connection connect(String url) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("foreign_keys", "true");
        // Only SQLite's own tools can be in the way: the hub file is locked against other stores.
        settings.setProperty("busy_timeout", "10000");
        // KiB, when negative.
        settings.setProperty("cache_size", "-16384");
        return DriverManager.getConnection(url, settings);
    }

    private static Database database(String url, String name) {
        try {
            return withSchema(new Database(connect(url), name, BEGIN));
        } catch (SQLException e) {
            throw notOpened(name, e);
        } catch (StoreException e) {
            throw e.getCause() instanceof SQLException cause ? notOpened(name, cause) : e;
        }
    }

    private static Database withSchema(Database database) {
        try {
            Schema.bringUpToDate(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The one path of a file that may have several, so that all who open it meet at one lock. */
    private static Path locate(Path file) {
        Path absolute = file.toAbsolutePath();
        requireUsable(absolute);
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
            throw notOpened(file, NOT_WRITABLE, new AccessDeniedException(file.toString()));
        }
    }

    private static StoreException notOpened(Path file, String why, IOException cause) {
        return new StoreException("Cannot open the hub %s: %s.".formatted(file, why), cause);
    }

    /** Source of the codes: SQLite, "Result and Error Codes". */
    private static StoreException notOpened(String name, SQLException e) {
        String why = switch (e.getErrorCode() & 0xff) {
            case 5 -> "another program keeps it locked. End that program";
            case 8, 14 -> NOT_WRITABLE;
            case 10 -> "the disk failed. Check it, and the files beside the hub";
            case 11 -> "it is damaged. Restore it from a backup";
            case 13 -> "the disk is full. Make room";
            case 26 -> "it is not a SQLite database. Name another file, or move this one away";
            default -> "the database or its driver (org.xerial:sqlite-jdbc) refused";
        };
        return new StoreException("Cannot open the hub %s: %s. (%s)".formatted(name, why, e.getMessage()), e);
    }
}
