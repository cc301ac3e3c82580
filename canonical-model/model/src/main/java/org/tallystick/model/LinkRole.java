package org.tallystick.model;

/** What a row of the billing ledger is to another. */
public enum LinkRole {
    /** Its exact opposite. */
    REVERSES,
    /** It stands in its place. */
    REPLACES,
    /** It bills it. */
    BILLS,
    /** It changes its amount. */
    CORRECTS
}
