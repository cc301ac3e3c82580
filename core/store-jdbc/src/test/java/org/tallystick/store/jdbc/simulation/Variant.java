package org.tallystick.store.jdbc.simulation;

import java.util.function.UnaryOperator;
import org.tallystick.engine.store.Store;

/** A world in which one protection does not protect: its store or its look-ups lie. */
record Variant(UnaryOperator<Store> store, SimulatedSystem.Lookups lookups) {

    /** All protections protect. */
    static final Variant NONE = new Variant(store -> store, SimulatedSystem.RIGHT);

    static Variant ofStore(UnaryOperator<Store> lying) {
        return new Variant(lying, SimulatedSystem.RIGHT);
    }
}
