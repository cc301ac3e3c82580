package org.tallystick.store.jdbc.simulation;

import java.util.function.Supplier;

/** What goes wrong, and when. */
public interface Faults {

    /** Everything goes well. */
    Faults NONE = point -> {};

    /** The engine is there: goes on, or throws what happens to it. */
    void at(Point point);

    /** The process of before has ended, and another one begins. */
    default void begins() {}

    /**
     * Whoever asks may know what outlives the engine.
     *
     * @param durable equal as long as nothing of it changes; not to be asked within a transaction
     */
    default void sees(Supplier<?> durable) {}

    /** What becomes of the next record of a batch. */
    default Fate fate() {
        return Fate.WELL;
    }

    /** What becomes of one record that is written. */
    enum Fate {
        WELL,
        /** The target has it, and nobody knows. */
        REPLY_LOST,
        /** The target never saw it, and nobody knows. */
        REQUEST_LOST,
        /** The target has it later, within its longest request life, and nobody knows. */
        DELAYED,
        /** The target asks to wait. */
        THROTTLED,
        /** The target's rules refuse it this time. */
        REFUSED
    }
}
