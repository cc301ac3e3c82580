package org.tallystick.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of these tests: started when it is first asked for, stopped with the JVM. Tests keep apart by schemas. */
public final class PostgresServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresServer() {}

    private static final class Started {
        static final EmbeddedPostgres SERVER = start();

        /** A linguistic collation, as most databases have: order by bytes must not come from the database. Version 14 has none that is everywhere. */
        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                String linguistic =
                        version(server.getPostgresDatabase()) < 15 ? "" : " LOCALE_PROVIDER icu ICU_LOCALE 'en-US'";
                execute(
                        server.getPostgresDatabase(),
                        "CREATE DATABASE hub TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'" + linguistic);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static int version(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /** 17, or what {@code -Dpostgres.version} of the build asks for. */
    static int version() throws SQLException {
        return version(database());
    }

    /** Connections that are used again, as a host's are. */
    private static final class Pool {
        static final HikariDataSource SOURCE = of(database());
    }

    public static DataSource pool() {
        return Pool.SOURCE;
    }

    /** A small pool, impatient when the database is away. */
    @SuppressWarnings("exports") // Of tests only.
    public static HikariDataSource of(DataSource source) {
        return new HikariDataSource(config(source));
    }

    static HikariConfig config(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** The name of a schema that nobody has used. */
    public static String newSchema() {
        return "hub_" + SCHEMAS.incrementAndGet();
    }

    /** As the superuser. */
    public static DataSource database() {
        return Started.SERVER.getDatabase("postgres", "hub");
    }

    /** Where it listens. */
    public static int port() {
        return Started.SERVER.getPort();
    }

    /** The same, as a role, and with settings of the host's. */
    static PGSimpleDataSource database(String role) {
        PGSimpleDataSource source = (PGSimpleDataSource) database();
        source.setUser(role);
        return source;
    }

    /** Another database of the server. */
    static DataSource database(String role, String name) {
        return Started.SERVER.getDatabase(role, name);
    }

    /** Empties the tables of a hub: much faster than new ones. */
    static void empty(String schema) throws SQLException {
        List<String> statements = new ArrayList<>();
        Set<String> others = new HashSet<>(Set.of("hub_audit_head", "hub_last_link"));
        Script.all().forEach(script -> others.addAll(script.droppedTables()));
        for (Script script : Script.all()) {
            script.tables().stream()
                    .filter(table -> !others.contains(table))
                    .forEach(table -> statements.add("DELETE FROM %s.%s".formatted(schema, table)));
        }
        Collections.reverse(statements);
        statements.add("UPDATE %s.hub_last_link SET number = 0".formatted(schema));
        statements.add("UPDATE %s.hub_audit_head SET number = 0, hash = repeat('0', 64)".formatted(schema));
        execute(pool(), String.join("; ", statements));
    }

    public static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows, with commas between. */
    public static String query(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder found = new StringBuilder();
            while (rows.next()) {
                found.append(found.isEmpty() ? "" : ",").append(rows.getString(1));
            }
            return found.toString();
        }
    }
}
