package org.tallystick.store.jdbc.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;

/** Hubs of both dialects whose tables can be looked into. */
final class TestHubs {

    private TestHubs() {}

    /**
     * A hub.
     *
     * @param file none: it is on PostgreSQL
     */
    record Hub(@Nullable Path file, String schema, JdbcStore store) implements AutoCloseable {

        /** All that stands in it, by table. */
        TreeMap<String, String> dump() throws SQLException {
            TreeMap<String, String> tables = new TreeMap<>();
            try (Connection connection = connect()) {
                for (String table : tables(connection)) {
                    tables.put(table, rows(connection, table));
                }
            }
            return tables;
        }

        /** The tables in which one of the words stands. */
        List<String> tablesWith(String... words) throws SQLException {
            List<String> found = new ArrayList<>();
            dump().forEach((table, text) -> {
                if (List.of(words).stream().anyMatch(text::contains)) {
                    found.add(table);
                }
            });
            return found;
        }

        private Connection connect() throws SQLException {
            DataSource pool = file == null ? PostgresServer.pool() : null;
            return pool == null ? DriverManager.getConnection("jdbc:sqlite:" + file) : pool.getConnection();
        }

        private List<String> tables(Connection connection) throws SQLException {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = connection
                    .getMetaData()
                    .getTables(null, file == null ? schema : null, "hub\\_%", new String[] {"TABLE"})) {
                while (row.next()) {
                    tables.add(row.getString("TABLE_NAME"));
                }
            }
            return tables;
        }

        private String rows(Connection connection, String table) throws SQLException {
            StringBuilder text = new StringBuilder();
            String name = file == null ? schema + "." + table : table;
            try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT * FROM " + name)) {
                while (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append('|');
                    }
                    text.append('\n');
                }
            }
            return text.toString();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    static Hub sqlite(Path file) {
        return new Hub(file, "", JdbcStore.sqlite(file));
    }

    static Hub postgres() {
        String schema = PostgresServer.newSchema();
        return new Hub(
                null,
                schema,
                JdbcStore.postgres(
                        PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema)));
    }
}
