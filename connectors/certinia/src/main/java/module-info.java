import org.tallystick.connector.certinia.CertiniaConnectorFactory;
import org.tallystick.spi.ConnectorFactory;

/** Reads and writes Certinia PSA, which lives in a Salesforce org. */
module org.tallystick.connector.certinia {
    requires transitive org.tallystick.spi;
    requires org.tallystick.connector.http;
    requires org.tallystick.connector.salesforce;
    requires com.fasterxml.jackson.annotation;
    requires static org.mapstruct;
    requires static org.jspecify;

    exports org.tallystick.connector.certinia;

    opens org.tallystick.connector.certinia.internal.read to
            tools.jackson.databind;
    opens org.tallystick.connector.certinia.internal.write to
            tools.jackson.databind;

    provides ConnectorFactory with
            CertiniaConnectorFactory;
}
