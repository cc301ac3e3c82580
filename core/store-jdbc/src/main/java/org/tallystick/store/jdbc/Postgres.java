package org.tallystick.store.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.tallystick.engine.store.StoreException;

/** How a hub on PostgreSQL is opened. */
final class Postgres {

    private static final int OLDEST = 14;

    private Postgres() {}

    static JdbcStore open(DataSource source, PostgresOptions options) {
        String schema = options.schema();
        Sessions sessions = new Pooled(source, "on PostgreSQL, schema " + schema, new PostgresDialect(schema));
        JdbcStore.transact(sessions, sql -> {
            requireSuitable(sql);
            if (options.schemaMode() == SchemaMode.APPLY) {
                createIfMissing(sql, schema);
            }
            return true;
        });
        Schema.open(sessions, options.schemaMode());
        return new JdbcStore(sessions);
    }

    private static void requireSuitable(Sql sql) {
        int version = Integer.parseInt(setting(sql, "server_version_num")) / 10_000;
        if (version < OLDEST) {
            throw unsuitable(sql, "its PostgreSQL is version %d. Use %d or newer".formatted(version, OLDEST));
        }
        String encoding = setting(sql, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw unsuitable(
                    sql, "its database has the encoding %s. Create one with encoding UTF8".formatted(encoding));
        }
    }

    /** Looks first: a role without the right to create schemas may use one that is there. */
    private static void createIfMissing(Sql sql, String schema) {
        if (sql.one("SELECT 1 FROM pg_namespace WHERE nspname = ?", row -> row.getInt(1), schema)
                .isEmpty()) {
            sql.execute("CREATE SCHEMA \"%s\"".formatted(schema));
        }
    }

    private static String setting(Sql sql, String name) {
        return sql.one("SELECT current_setting(?)", row -> row.getString(1), name)
                .orElseThrow();
    }

    private static StoreException unsuitable(Sql sql, String why) {
        return new StoreException(
                "Cannot open the hub %s: %s.".formatted(sql.hub(), why), new SQLException("unsuitable database"));
    }
}
