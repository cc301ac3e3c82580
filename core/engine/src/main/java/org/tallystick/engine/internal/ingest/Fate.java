package org.tallystick.engine.internal.ingest;

/** What became of a document that was read. */
enum Fate {
    /** It is a change. */
    STORED,
    /** It is known, or older than what is known. */
    UNCHANGED,
    /** The flow's selection leaves all of it out. */
    FILTERED,
    /** It is kept as received, with an exception. */
    SET_ASIDE
}
