package org.tallystick.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Store;

/** The host keeps its rows in the hub's file. */
class SqliteInboxTest extends InboxContract {

    @TempDir
    Path directory;

    @Override
    Store openStore() throws SQLException {
        Store store = JdbcStore.sqlite(directory.resolve("hub.db"));
        try (Connection host = hostConnection();
                Statement statement = host.createStatement()) {
            statement.execute("CREATE TABLE host_customer (id TEXT)");
        }
        return store;
    }

    @Override
    JdbcInbox inbox() {
        return JdbcInbox.sqlite();
    }

    @Override
    Connection hostConnection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("hub.db"));
    }
}
