/** Writes records into a star schema for reports, in any database that JDBC reaches, and exports it as Parquet. */
module org.tallystick.connector.warehouse {
    requires transitive org.tallystick.spi;
    requires java.sql;
    requires static org.jspecify;

    exports org.tallystick.connector.warehouse;

    provides org.tallystick.spi.ConnectorFactory with
            org.tallystick.connector.warehouse.WarehouseConnectorFactory;
}
