// The contract of a connector. Open, since JUnit runs what is not public.
open module org.tallystick.testkit.connector {
    requires transitive org.tallystick.spi;
    requires transitive org.junit.jupiter.api;
    requires java.logging;
    requires org.opentest4j;
    requires static transitive org.jspecify;

    exports org.tallystick.testkit.connector;
    exports org.tallystick.testkit.connector.fault;
    exports org.tallystick.testkit.connector.time;
    exports org.tallystick.testkit.connector.wire;
}
