/** Reads and writes customers, projects and contracts of Dynamics 365 Finance, writes invoices, credit memos and journal entries, and finds them again. */
@SuppressWarnings("module") // The vendor calls it so, digits and all.
module org.tallystick.connector.dynamics365 {
    requires transitive org.tallystick.spi;
    requires org.tallystick.connector.http;
    requires com.fasterxml.jackson.annotation;
    requires java.xml;
    requires static org.jspecify;

    exports org.tallystick.connector.dynamics365;

    opens org.tallystick.connector.dynamics365 to
            tools.jackson.databind;

    provides org.tallystick.spi.ConnectorFactory with
            org.tallystick.connector.dynamics365.Dynamics365ConnectorFactory;
}
