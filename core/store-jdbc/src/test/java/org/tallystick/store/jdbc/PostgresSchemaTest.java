package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;

class PostgresSchemaTest extends SchemaContract {

    private final DataSource database = PostgresServer.pool();
    private final String schema = PostgresServer.newSchema();

    @Test
    void severalThatStartAtOnceApplyOnce() throws Exception {
        int nodes = 6;
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        try {
            Callable<Void> start = () -> {
                JdbcStore.postgres(PostgresServer.database(), options(SchemaMode.APPLY))
                        .close();
                return null;
            };
            for (Future<Void> started : pool.invokeAll(Collections.nCopies(nodes, start))) {
                started.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(query("SELECT COUNT(*) FROM hub_schema_history"))
                .isEqualTo(Integer.toString(Script.all().size()));
    }

    @Test
    void eachTextOrdersByItsBytesWhateverTheDatabasesCollation() throws Exception {
        open(SchemaMode.APPLY).close();

        assertThat(query("""
                SELECT COUNT(*) FROM information_schema.columns
                WHERE table_schema = '%s' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'""".formatted(schema))).isEqualTo("0");
        assertThat(query("SELECT 'a' < 'B'"))
                .as("the database's own order")
                .isEqualTo(PostgresServer.version() < 15 ? "f" : "t");
    }

    @Test
    void whatIsWrittenTwiceHasRoomForItAndHashesAreNotCompressed() throws Exception {
        open(SchemaMode.APPLY).close();

        assertThat(query("""
                SELECT string_agg(relname || ' ' || array_to_string(reloptions, ' '), ', ' ORDER BY relname) FROM pg_class
                WHERE relnamespace = '%s'::regnamespace AND reloptions IS NOT NULL""".formatted(schema)))
                .isEqualTo("hub_delivery_external_key fillfactor=45, hub_delivery_pkey fillfactor=45");
        assertThat(query(
                        "SELECT attstorage FROM pg_attribute WHERE attrelid = '%s.hub_audit'::regclass AND attname = 'entry'"
                                .formatted(schema)))
                .isEqualTo("e");
    }

    @Test
    void aDatabaseOfAnotherEncodingIsRefused() throws Exception {
        PostgresServer.execute(
                PostgresServer.database(), "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");

        assertThatThrownBy(() -> JdbcStore.postgres(PostgresServer.database("postgres", "latin")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has the encoding LATIN1. Create one with encoding UTF8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "pg_hub", "7hub", "hub; DROP"})
    void aSchemaNameThatNeedsQuotingIsRefused(String name) {
        PostgresOptions options = PostgresOptions.ofDefaults();

        assertThatThrownBy(() -> options.withSchema(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @Override
    Store open(SchemaMode mode) {
        return JdbcStore.postgres(database, options(mode));
    }

    @Override
    void openWith(SchemaMode mode, List<Script> scripts) {
        Schema.open(new Pooled(database, "of a test", new PostgresDialect(schema)), mode, scripts);
    }

    @Override
    void makeEmpty() throws SQLException {
        PostgresServer.execute(database, "CREATE SCHEMA " + schema);
    }

    @Override
    void execute(String sql) throws SQLException {
        PostgresServer.execute(database, "SET search_path = %s; %s; RESET search_path".formatted(schema, sql));
    }

    @Override
    String query(String sql) throws SQLException {
        return PostgresServer.query(database, sql.replace("FROM hub_", "FROM " + schema + ".hub_"));
    }

    private PostgresOptions options(SchemaMode mode) {
        return new PostgresOptions(schema, mode);
    }
}
