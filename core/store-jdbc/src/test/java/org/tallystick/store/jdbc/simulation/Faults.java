package org.tallystick.store.jdbc.simulation;

/** What goes wrong, and when. */
public interface Faults {

    /** Everything goes well. */
    Faults NONE = point -> {};

    /** The engine is there: goes on, or throws what happens to it. */
    void at(Point point);

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
