package org.tallystick.connector.warehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** A database for a warehouse, and the time. */
final class Target implements AutoCloseable {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Map<String, String> properties;
    private final Connection reader;
    private Instant now = Instant.parse("2026-11-02T06:00:00Z");

    private Target(Map<String, String> properties) throws SQLException {
        this.properties = properties;
        this.reader = DriverManager.getConnection(properties.get("url"), properties.get("user"), null);
    }

    static Target duckDb(Path folder) throws SQLException {
        return new Target(Map.of("url", "jdbc:duckdb:" + folder.resolve("warehouse.db")));
    }

    static Target postgres() throws SQLException {
        String url = Server.STARTED.getJdbcUrl("postgres", "warehouse");
        return new Target(Map.of(
                "url",
                url.substring(0, url.indexOf('?')),
                "user",
                "postgres",
                "schema",
                "warehouse_" + SCHEMAS.incrementAndGet()));
    }

    /** Started when it is first asked for, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        /** A linguistic collation, as most databases have: nothing may depend on the order of bytes. Version 14 has none that is everywhere. */
        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    int version = connection.getMetaData().getDatabaseMajorVersion();
                    statement.execute("CREATE DATABASE warehouse TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
                            + (version < 15 ? "" : " LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"));
                }
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    ConnectorConfig config(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(more);
        return new ConnectorConfig("warehouse", all, name -> Secret.of(name), () -> now);
    }

    /** The address of its database. */
    String url() {
        return properties.getOrDefault("url", "");
    }

    Connector connect() {
        return new WarehouseConnectorFactory().create(config(Map.of()));
    }

    void at(String moment) {
        now = Instant.parse(moment);
    }

    /** All rows, their values with spaces between. */
    List<String> query(String sql) throws SQLException {
        reader.setSchema(properties.getOrDefault("schema", "warehouse"));
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }

    void execute(String sql) throws SQLException {
        reader.setSchema(properties.getOrDefault("schema", "warehouse"));
        try (Statement statement = reader.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        reader.close();
    }
}
