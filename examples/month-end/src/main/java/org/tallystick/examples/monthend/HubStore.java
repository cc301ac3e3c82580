package org.tallystick.examples.monthend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.tallystick.store.jdbc.JdbcStore;

/** Opens the hub that a JDBC URL names: a file of SQLite, or a PostgreSQL database. */
public final class HubStore {

    /** One engine works in one transaction; the others are for the database's clock and what comes after a failure. */
    private static final int CONNECTIONS = 4;

    private HubStore() {}

    /** Opens it; connections to PostgreSQL end with the process. */
    public static JdbcStore open(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:") ? JdbcStore.postgres(pool(jdbcUrl)) : JdbcStore.open(jdbcUrl);
    }

    private static HikariDataSource pool(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }
}
