package org.tallystick.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallystick.engine.store.Store;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;

/** A PostgreSQL server of its own, with {@code fsync} and {@code synchronous_commit} on, and a pool as hosts have one. */
final class PostgresSite implements Site {

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private int hubs;

    PostgresSite() throws IOException {
        this.server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        PGSimpleDataSource source = (PGSimpleDataSource) server.getPostgresDatabase();
        source.setReWriteBatchedInserts(true);
        this.pool = pool(source);
    }

    static HikariDataSource pool(PGSimpleDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    @Override
    public Store newHub() {
        hubs++;
        return JdbcStore.postgres(pool, PostgresOptions.ofDefaults().withSchema(schema()));
    }

    private String schema() {
        return "hub_" + hubs;
    }

    @Override
    public Connection target() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public String oneOf(String column) {
        return column + " = ANY (?)";
    }

    @Override
    public Object values(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** A checkpoint too, so that none falls due in the middle of a round. */
    @Override
    public void clear() throws SQLException {
        try (Connection connection = target()) {
            Site.execute(
                    connection,
                    List.of(
                            "DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema()),
                            "DROP TABLE IF EXISTS target",
                            "DROP TABLE IF EXISTS staging",
                            "CHECKPOINT"));
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
