package org.tallystick.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.engine.store.Store;
import org.tallystick.store.jdbc.JdbcStore;

/** SQLite files in a directory: the hub's and the target's, both with a write-ahead log and {@code synchronous=FULL}. */
final class SqliteSite implements Site {

    private final Path directory;

    SqliteSite(Path directory) {
        this.directory = directory;
    }

    /** In a new directory. */
    static SqliteSite temporary() throws IOException {
        return new SqliteSite(Files.createTempDirectory("tallystick-benchmark"));
    }

    Path directory() {
        return directory;
    }

    @Override
    public Store newHub() {
        return JdbcStore.sqlite(directory.resolve("hub.db"));
    }

    @Override
    public Connection target() throws SQLException {
        Properties settings = new Properties();
        settings.put("journal_mode", "WAL");
        settings.put("synchronous", "FULL");
        settings.put("cache_size", "-16384");
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("target.db"), settings);
    }

    @Override
    public String oneOf(String column) {
        return column + " IN (SELECT value FROM json_each(?))";
    }

    @Override
    public Object values(Connection connection, Collection<String> texts) {
        return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    @Override
    public void clear() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.getFileName().toString().contains(".db"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        Files.deleteIfExists(directory);
    }
}
