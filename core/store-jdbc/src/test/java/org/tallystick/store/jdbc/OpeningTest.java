package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;

class OpeningTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("hub.db");
    }

    @Test
    void aHubIsThereWhenItIsOpenedAgain() {
        write(JdbcStore.sqlite(file));

        assertThat(read(JdbcStore.open("jdbc:sqlite:" + file))).isEqualTo("7");
    }

    @Test
    void aUrlCanNameMemory() {
        try (Store store = JdbcStore.open("jdbc:sqlite::memory:")) {
            List<RunRow> runs = store.inTransaction(tx -> tx.runs().list());
            assertThat(runs).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/hub",
                "jdbc:sqlite:",
                "jdbc:sqlite:hub.db?synchronous=OFF",
                "hub.db",
                "jdbc:sqlite:file:hub.db"
            })
    void anotherUrlIsRefusedWithWhatToGiveInstead(String url) {
        assertThatThrownBy(() -> JdbcStore.open(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url)
                .hasMessageContaining("give jdbc:sqlite: and the path of a file");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws Exception {
        String text = "Dear diary, ".repeat(200);
        Files.writeString(file, text);

        assertRefused(file, "it is not a SQLite database. Name another file, or move this one away");
        assertThat(file).hasContent(text);
    }

    @Test
    void aNewerSchemaIsRefusedWithBothVersions() throws Exception {
        JdbcStore.sqlite(file).close();
        execute("INSERT INTO hub_schema_history VALUES (99, 'V99__later.sql', 'then', 'sum')");

        assertRefused(
                file,
                "its schema is version 99, and this version of tallystick-store-jdbc knows up to "
                        + Script.all().size());
    }

    @Test
    void aScriptThatFailsLeavesNoTableBehind() throws Exception {
        execute("CREATE TABLE hub_run_key (of_somebody_else TEXT)");

        assertRefused(file, "hub_run_key");
        assertThat(query("SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'hub%'"))
                .isEqualTo("1");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        assertRefused(directory.resolve("nowhere/hub.db"), "Create it first");
    }

    @Test
    void aDirectoryIsNoHub() {
        assertRefused(directory, "it is a directory");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamedWithTheRemedy() throws Exception {
        Path closed = Files.createDirectory(
                directory.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeThat(Files.isWritable(closed))
                .as("this user may write everywhere")
                .isFalse();

        assertRefused(closed.resolve("hub.db"), "Give this user the right to write there");
    }

    @Test
    void aLockFileThatCannotBeWrittenIsNamedWithTheRemedy() throws Exception {
        Files.createDirectory(directory.resolve("hub.db.lock"));

        assertRefused(file, "hub.db.lock cannot be locked. Give this user the right to write there");
    }

    @Test
    void aHubThatCannotBeWrittenIsNamedWithTheRemedy() throws Exception {
        JdbcStore.sqlite(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(file)).as("this user may write everywhere").isFalse();

        assertRefused(file, "it cannot be written. Give this user the right to write the file and its directory");
    }

    @Test
    void aJournalThatCannotBeReadIsAFailureOfTheDisk() throws Exception {
        Files.createDirectory(directory.resolve("hub.db-wal"));

        assertRefused(file, "the disk failed");
    }

    @Test
    void commitsReachTheDiskAndForeignKeysHold() throws Exception {
        try (Connection connection = Sqlite.connect("jdbc:sqlite:" + file)) {
            assertThat(query(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(query(connection, "PRAGMA synchronous")).as("2 is FULL").isEqualTo("2");
            assertThat(query(connection, "PRAGMA foreign_keys")).isEqualTo("1");
            assertThat(query(connection, "PRAGMA busy_timeout")).isEqualTo("10000");
        }
    }

    @Test
    void theDatabaseTellsWhatItsTablesAreFor() throws Exception {
        JdbcStore.sqlite(file).close();

        assertThat(query("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'"))
                .isEqualTo("32");
        assertThat(query("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND sql LIKE '%-- %Written %.%'"))
                .as("tables whose text says who writes them")
                .isEqualTo("32");
    }

    private static void write(Store store) {
        try (store) {
            store.inTransaction(tx -> {
                tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                return true;
            });
        }
    }

    private static String read(Store store) {
        try (store) {
            return store.inTransaction(
                    tx -> tx.cursors().find("flow").orElseThrow().position());
        }
    }

    private void assertRefused(Path path, String why) {
        assertThatThrownBy(() -> JdbcStore.sqlite(path))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(why);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
