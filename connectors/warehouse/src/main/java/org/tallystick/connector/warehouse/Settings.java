package org.tallystick.connector.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;

/**
 * What the connector was told, checked. The password is asked for at every use.
 *
 * @param config all of it
 * @param url of the database
 * @param schema in which the tables are
 * @param createsTables whether it makes them where they are absent
 * @param holdsResources whether it gets resources
 * @param memoryLimit most memory that DuckDB takes
 * @param threads most threads that DuckDB runs
 */
record Settings(
        ConnectorConfig config,
        String url,
        String schema,
        boolean createsTables,
        boolean holdsResources,
        String memoryLimit,
        int threads) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,6}(KB|MB|GB|TB|KiB|MiB|GiB|TiB)");

    /** @throws ConfigException naming all that is wrong */
    static Settings of(ConnectorConfig given) {
        ConnectorConfig config = given.resolve(WarehouseConnectorFactory.PROPERTIES);
        List<String> faults = new ArrayList<>();
        String url = config.text("url");
        if (!url.startsWith("jdbc:")) {
            faults.add("'url' must be one of JDBC, such as jdbc:duckdb:warehouse.db, was '%s'".formatted(url));
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            faults.add("'url' holds a password: give the name of a secret as 'password' instead");
        }
        if (!NAME.matcher(config.text("schema")).matches()) {
            faults.add("'schema' must be lower case letters, digits and _, was '%s'".formatted(config.text("schema")));
        }
        if (!SIZE.matcher(config.text("memory-limit")).matches()) {
            faults.add("'memory-limit' must be a size such as 512MB, was '%s'".formatted(config.text("memory-limit")));
        }
        if (config.number("threads") < 1) {
            faults.add("'threads' must be at least 1, was %d".formatted(config.number("threads")));
        }
        for (String name : List.of("create-tables", "resources")) {
            if (!List.of("yes", "no").contains(config.text(name))) {
                faults.add("'%s' must be yes or no, was '%s'".formatted(name, config.text(name)));
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new Settings(
                config,
                url,
                config.text("schema"),
                config.text("create-tables").equals("yes"),
                config.text("resources").equals("yes"),
                config.text("memory-limit"),
                config.number("threads"));
    }

    /** The same, of a DuckDB that is empty and gone when it is closed. */
    Settings inMemory() {
        Map<String, String> properties = new HashMap<>(config.properties());
        properties.keySet().removeAll(Set.of("user", "password"));
        return new Settings(
                new ConnectorConfig(config.system(), properties, config.secrets(), config.clock()),
                "jdbc:duckdb::memory:" + UUID.randomUUID(),
                schema,
                true,
                holdsResources,
                memoryLimit,
                threads);
    }

    boolean isDuckDb() {
        return url.startsWith("jdbc:duckdb:");
    }

    Properties credentials() {
        Properties credentials = new Properties();
        config.optionalText("user").ifPresent(user -> credentials.setProperty("user", user));
        password().ifPresent(password -> credentials.setProperty("password", password));
        return credentials;
    }

    Optional<String> password() {
        return config.optionalText("password")
                .map(name -> config.secret("password").reveal());
    }
}
