/** What HTTP connectors share: calls, tokens, JSON, failures. */
module org.tallystick.connector.http {
    requires transitive java.xml;
    requires transitive org.tallystick.spi;
    requires java.net.http;
    requires tools.jackson.databind;
    requires com.nimbusds.jose.jwt;
    requires static org.jspecify;

    exports org.tallystick.connector.http;

    opens org.tallystick.connector.http to
            tools.jackson.databind;
}
