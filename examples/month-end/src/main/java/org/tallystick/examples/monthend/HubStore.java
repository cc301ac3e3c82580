package org.tallystick.examples.monthend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.tallystick.store.jdbc.JdbcStore;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Opens the hub that a JDBC URL names: a file of SQLite, or a PostgreSQL database. */
public final class HubStore {

    /** One engine works in one transaction; the others are for the database's clock and what comes after a failure. */
    private static final int CONNECTIONS = 4;

    private HubStore() {}

    /** The JDBC URL of a hub that a person names: by it, or by the path of its file. */
    static final class Url implements ITypeConverter<String> {

        @Override
        public String convert(String name) {
            if (!name.startsWith("jdbc:")) {
                return "jdbc:sqlite:" + name;
            }
            if (name.startsWith("jdbc:sqlite:") || name.startsWith("jdbc:postgresql:")) {
                return name;
            }
            throw new TypeConversionException(
                    "a hub is the path of a file, jdbc:sqlite:PATH or jdbc:postgresql://HOST/DATABASE, not " + name);
        }
    }

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
