/** The hub and its four verbs: what a host application embeds. */
module org.tallystick.engine {
    requires transitive org.tallystick.model;
    requires transitive org.tallystick.spi;
    requires static transitive org.jspecify;

    exports org.tallystick.engine.store;
}
