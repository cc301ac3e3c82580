package org.tallystick.model;

/** What a step of recognition does. */
public enum RevenueEventKind {
    /** It recognises what a period earned. */
    RECOGNITION,
    /** It makes up for a change of the contract (I29). */
    CATCH_UP,
    /** It undoes another. */
    REVERSAL,
    /** It moves an amount between accounts. */
    RECLASS
}
