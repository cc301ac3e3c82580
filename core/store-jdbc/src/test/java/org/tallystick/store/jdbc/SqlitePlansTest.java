package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tallystick.engine.store.Store;

/** SQLite has no statistics of a hub: it goes by what a statement says. */
class SqlitePlansTest extends PlansContract {

    private Connection connection;
    private Store store;

    SqlitePlansTest() {
        super(ExplainedSource.ofSqlite());
    }

    @BeforeEach
    void open() throws SQLException {
        connection = Sqlite.connect("jdbc:sqlite::memory:");
        Sessions sessions = Sqlite.sessions(explained.explained(connection), "of a test", () -> {});
        Schema.open(sessions, SchemaMode.APPLY);
        store = new JdbcStore(sessions);
    }

    @AfterEach
    void closed() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    void analyze(String table) {}

    /** Nothing is sorted but what the pages have. */
    @Override
    void readsPages(String plan, String index) {
        assertThat(count(plan, "(SEARCH|SCAN) hub_"))
                .isPositive()
                .isEqualTo(count(plan, "SEARCH hub_\\w+ USING INDEX " + index + " [^\n]*\nSCAN "));
    }

    @Override
    void readsNoTable(String plan) {
        assertThat(plan).doesNotContain("SCAN hub_", "SCAN c", "SCAN r", "SCAN d");
    }
}
