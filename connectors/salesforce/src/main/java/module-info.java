import org.tallystick.connector.salesforce.SalesforceConnectorFactory;
import org.tallystick.spi.ConnectorFactory;

/** Reads customers, opportunities, contracts and custom objects from a Salesforce org. */
@SuppressWarnings("module") // The Certinia connector stands above this one.
module org.tallystick.connector.salesforce {
    requires transitive org.tallystick.spi;
    requires org.tallystick.connector.http;
    requires com.fasterxml.jackson.annotation;
    requires de.siegmar.fastcsv;
    requires static org.mapstruct;
    requires static org.jspecify;

    exports org.tallystick.connector.salesforce;
    exports org.tallystick.connector.salesforce.platform to
            org.tallystick.connector.certinia;

    opens org.tallystick.connector.salesforce.platform to
            tools.jackson.databind;
    opens org.tallystick.connector.salesforce.internal to
            tools.jackson.databind;

    provides ConnectorFactory with
            SalesforceConnectorFactory;
}
