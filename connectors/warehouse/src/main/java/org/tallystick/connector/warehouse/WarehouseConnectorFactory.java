package org.tallystick.connector.warehouse;

import java.util.List;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code warehouse}. */
public final class WarehouseConnectorFactory implements ConnectorFactory {

    static final String KIND = "warehouse";

    static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required(
                    "url",
                    Kind.TEXT,
                    "The database, without a password: jdbc:duckdb:warehouse.db, jdbc:postgresql://host/warehouse."),
            ConfigProperty.optional("user", Kind.TEXT, null, "The database user, where it has users."),
            ConfigProperty.optional("password", Kind.SECRET, null, "The user's password."),
            ConfigProperty.optional(
                    "schema", Kind.TEXT, "warehouse", "The schema of the tables; nothing else is in it."),
            ConfigProperty.optional(
                    "create-tables", Kind.TEXT, "yes", "Whether absent tables are made at the first use: yes or no."),
            ConfigProperty.optional(
                    "resources",
                    Kind.TEXT,
                    "yes",
                    "Whether it gets resources: yes or no. No: the facts name nobody, and wait for nobody."),
            ConfigProperty.optional("memory-limit", Kind.TEXT, "512MB", "Most memory that DuckDB takes."),
            ConfigProperty.optional("threads", Kind.NUMBER, "1", "Most threads that DuckDB runs."));

    /** For {@link java.util.ServiceLoader}. */
    public WarehouseConnectorFactory() {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ConfigProperty> properties() {
        return PROPERTIES;
    }

    @Override
    public Connector create(ConnectorConfig config) {
        Settings settings = Settings.of(config);
        return new WarehouseConnector(new Database(settings), settings.holdsResources(), config.clock());
    }
}
