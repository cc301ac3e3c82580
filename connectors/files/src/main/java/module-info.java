/** Reads and writes records as CSV files in drop folders. */
module org.tallystick.connector.files {
    requires transitive org.tallystick.spi;
    requires de.siegmar.fastcsv;
    requires static org.jspecify;

    exports org.tallystick.connector.files;

    provides org.tallystick.spi.ConnectorFactory with
            org.tallystick.connector.files.FeedsConnectorFactory,
            org.tallystick.connector.files.FilesConnectorFactory;
}
