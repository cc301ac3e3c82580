/** What the hub tells its observers, as meters of Micrometer. */
@SuppressWarnings("requires-transitive-automatic")
module org.tallystick.micrometer {
    requires transitive org.tallystick.engine;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;

    exports org.tallystick.micrometer;
}
