package org.tallystick.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;

class SqliteSchemaTest extends SchemaContract {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("hub.db");
    }

    /** {@code hub-v1.sql} is what SQLite dumps of a file that the first version wrote: a history without checksums, and a few rows. */
    @Test
    void aHubOfTheFirstVersionGoesOnWithItsRows() throws Exception {
        makeFirstVersion();

        try (Store store = open(SchemaMode.APPLY)) {
            String position = store.inTransaction(
                    tx -> tx.cursors().find("psa/TimeEntry").orElseThrow().position());
            long last = store.inTransaction(tx -> tx.records().lastPosition());
            assertThat(position).isEqualTo("7");
            assertThat(last).isEqualTo(1);
        }
        open(SchemaMode.VALIDATE).close();
        assertThat(query("SELECT checksum FROM hub_schema_history WHERE version = 1"))
                .isEqualTo(Script.all().get(0).checksum());
    }

    @Test
    void validateDoesNotTakeAHistoryWithoutChecksumsForAGoodOne() throws Exception {
        makeFirstVersion();

        assertThatThrownBy(() -> open(SchemaMode.VALIDATE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("applied before checksums were kept: open the hub once with SchemaMode.APPLY");
    }

    /** A published script never changes: hubs out there would be refused. Its comments may. */
    @Test
    void thePublishedScriptsAreAsTheyWere() {
        assertThat(Script.all().get(0).checksum())
                .isEqualTo("caf399f2eee1d740aa39272c9637840f04fd7d05d878a1b7abaad66e57cfb217");
    }

    @Test
    void onlyApplyMakesAFile() {
        assertThatThrownBy(() -> open(SchemaMode.VALIDATE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is not there. Open it once with SchemaMode.APPLY");
        assertThat(directory).isEmptyDirectory();
    }

    @Override
    Store open(SchemaMode mode) {
        return JdbcStore.sqlite(file, mode);
    }

    @Override
    void openWith(SchemaMode mode, List<Script> scripts) {
        try (Connection connection = Sqlite.connect("jdbc:sqlite:" + file)) {
            Schema.open(Sqlite.sessions(connection, "of a test", () -> {}), mode, scripts);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void makeEmpty() throws SQLException {
        execute("VACUUM");
    }

    @Override
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    private void makeFirstVersion() throws Exception {
        try (InputStream dump = SqliteSchemaTest.class.getResourceAsStream("hub-v1.sql")) {
            execute(new String(dump.readAllBytes(), UTF_8));
        }
    }
}
