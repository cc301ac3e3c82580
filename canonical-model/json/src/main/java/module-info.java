/** The JSON form of the canonical model: deterministic to write, strict to read. */
module org.tallystick.json {
    requires transitive org.tallystick.model;
    requires static org.jspecify;
    requires tools.jackson.core;

    exports org.tallystick.json;
}
