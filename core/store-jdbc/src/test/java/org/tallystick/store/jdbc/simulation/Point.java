package org.tallystick.store.jdbc.simulation;

/** Where the engine can be hit. */
public enum Point {
    /** A transaction has not begun. */
    STORE_BEGIN,
    /** The work of a transaction is done, and is not committed. */
    STORE_COMMIT,
    /** A transaction is committed, and its caller does not know. */
    STORE_RETURN,
    /** A page is read from a source. */
    READ,
    /** A target is asked what it has. */
    LOOKUP,
    /** A batch has not reached the target. */
    WRITE,
    /** A batch took effect, and the answer is on its way. */
    ANSWER;

    boolean isOfStore() {
        return this == STORE_BEGIN || this == STORE_COMMIT || this == STORE_RETURN;
    }
}
