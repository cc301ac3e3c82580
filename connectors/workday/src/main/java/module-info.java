/** Reads an HCM's workers, and collections that rule sets map, from Workday. */
module org.tallystick.connector.workday {
    requires transitive org.tallystick.spi;
    requires org.tallystick.connector.http;
    requires com.fasterxml.jackson.annotation;
    requires static org.jspecify;

    exports org.tallystick.connector.workday;

    opens org.tallystick.connector.workday to
            tools.jackson.databind;

    provides org.tallystick.spi.ConnectorFactory with
            org.tallystick.connector.workday.WorkdayConnectorFactory;
}
