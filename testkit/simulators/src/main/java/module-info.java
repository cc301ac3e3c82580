/**
 * Vendor APIs as stateful HTTP servers on loopback: they check what they are sent, keep what was written to them, and
 * misbehave on demand.
 */
module org.tallystick.simulators {
    requires static org.jspecify;
    requires transitive java.net.http;
    requires java.sql;
    requires java.xml;
    requires jdk.httpserver;
    requires tools.jackson.databind;
    requires com.nimbusds.jose.jwt;

    exports org.tallystick.simulators;
    exports org.tallystick.simulators.dynamics365;
    exports org.tallystick.simulators.netsuite;
    exports org.tallystick.simulators.salesforce;
    exports org.tallystick.simulators.workday;
}
