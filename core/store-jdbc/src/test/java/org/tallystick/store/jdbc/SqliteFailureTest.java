package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.testkit.store.Rows;

/** What can happen to a hub file: a clear error, nothing lost, and work goes on. */
class SqliteFailureTest {

    @TempDir
    Path directory;

    private Connection connection;
    private Store store;

    @BeforeEach
    void open() throws SQLException {
        JdbcStore.sqlite(directory.resolve("hub.db")).close();
        connection = Sqlite.connect(url());
        store = new JdbcStore(Sqlite.sessions(connection, "of a test", () -> {}));
        put("before");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFileThatCanOnlyBeReadSaysWhatToDoAndWorkGoesOnAfterwards() throws Exception {
        pragma("query_only = ON");

        assertThatThrownBy(() -> put("meanwhile"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it cannot be written. Give this user the right to write the file")
                .hasMessageContaining("Nothing of the transaction was written");

        pragma("query_only = OFF");
        assertThat(last()).isEqualTo("before");
        put("after");
        assertThat(last()).isEqualTo("after");
    }

    /** As by a backup that is put back under a running engine. What it wrote from then on would be gone with it. */
    @Test
    void aFileThatWasReplacedUnderneathIsNotWrittenAnyMore() throws Exception {
        Path file = directory.resolve("other.db");
        Path backup = directory.resolve("backup.db");
        try (JdbcStore hub = JdbcStore.sqlite(file)) {
            hub.inTransaction(tx -> tx.runs().list());
            Files.copy(file, backup);
            Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(() -> hub.inTransaction(tx -> tx.runs().list()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("other.db is not the file any more that was opened")
                    .hasMessageContaining("Nothing of the transaction was written");

            Files.delete(file);
            assertThatThrownBy(() -> hub.inTransaction(tx -> tx.runs().list())).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aFullDiskLeavesNothingOfTheTransactionAndWorkGoesOnWhenThereIsRoom() throws Exception {
        pragma("max_page_count = 60");

        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.cursors().put("flow", new CursorRow("meanwhile", "rules-1"));
                    tx.records()
                            .put(IntStream.range(0, 5_000)
                                    .mapToObj(i -> Rows.record("r" + i))
                                    .toList());
                    return true;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the disk is full. Make room")
                .hasMessageContaining("Nothing of the transaction was written");
        assertThat(last()).isEqualTo("before");

        pragma("max_page_count = 100000");
        put("after");
        assertThat(last()).isEqualTo("after");
    }

    @Test
    void aFileThatAnotherProgramKeepsLockedForAWhileIsNamedAndWorkGoesOnAfterwards() throws Exception {
        pragma("busy_timeout = 20");

        try (Connection other = DriverManager.getConnection(url());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> put("meanwhile"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another program keeps it locked. End that program");
            statement.execute("ROLLBACK");
        }

        assertThat(last()).isEqualTo("before");
        put("after");
        assertThat(last()).isEqualTo("after");
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("hub.db");
    }

    private void pragma(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + text);
        }
    }

    private void put(String position) {
        store.inTransaction(tx -> {
            tx.cursors().put("flow", new CursorRow(position, "rules-1"));
            return true;
        });
    }

    private String last() {
        return store.inTransaction(tx -> tx.cursors().find("flow").orElseThrow().position());
    }
}
