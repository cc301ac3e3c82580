// The contract of the hub's store. Open, since JUnit runs what is not public.
open module org.tallystick.testkit.store {
    requires transitive org.tallystick.engine;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports org.tallystick.testkit.store;
}
