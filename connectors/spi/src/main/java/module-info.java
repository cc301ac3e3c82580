/** All that a connector author compiles against: small, stable, without third-party types. */
module org.tallystick.spi {
    requires transitive org.tallystick.model;
    requires static transitive org.jspecify;

    exports org.tallystick.spi;
}
