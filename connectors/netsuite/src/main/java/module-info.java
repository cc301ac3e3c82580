/** Reads subsidiaries, customers, projects and employees of NetSuite, writes customers, projects, invoices, credit memos and journal entries, and finds them again. */
module org.tallystick.connector.netsuite {
    requires transitive org.tallystick.spi;
    requires org.tallystick.connector.http;
    requires com.fasterxml.jackson.annotation;
    requires static org.jspecify;

    exports org.tallystick.connector.netsuite;

    opens org.tallystick.connector.netsuite to
            tools.jackson.databind;

    provides org.tallystick.spi.ConnectorFactory with
            org.tallystick.connector.netsuite.NetSuiteConnectorFactory;
}
