/** Rule sets: what one installation adds to the built-in mappings of its connectors. Pure, no I/O but the file it is told. */
module org.tallystick.rules {
    requires transitive org.tallystick.spi;
    requires static org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports org.tallystick.rules;
    exports org.tallystick.rules.classification;
    exports org.tallystick.rules.command;
    exports org.tallystick.rules.ownership;
    exports org.tallystick.rules.policy;
    exports org.tallystick.rules.routing;
}
