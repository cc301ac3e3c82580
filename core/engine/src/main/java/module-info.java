/** The hub and its four verbs: what a host application embeds. */
module org.tallystick.engine {
    requires transitive org.tallystick.model;
    requires transitive org.tallystick.spi;
    requires transitive org.tallystick.rules;
    requires transitive org.tallystick.billing;
    requires org.tallystick.json;
    requires org.tallystick.validation;
    requires dev.failsafe.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.tallystick.engine;
    exports org.tallystick.engine.audit;
    exports org.tallystick.engine.decide;
    exports org.tallystick.engine.enrich;
    exports org.tallystick.engine.exceptions;
    exports org.tallystick.engine.idempotency;
    exports org.tallystick.engine.observe;
    exports org.tallystick.engine.process;
    exports org.tallystick.engine.retry;
    exports org.tallystick.engine.shadow;
    exports org.tallystick.engine.store;
    exports org.tallystick.engine.time;
    exports org.tallystick.engine.upkeep;
}
