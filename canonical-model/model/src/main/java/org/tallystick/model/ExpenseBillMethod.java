package org.tallystick.model;

/** What the customer pays for a cost. */
public enum ExpenseBillMethod {
    /** What it cost. */
    COST,
    /** What it cost, and a markup. */
    MARKUP,
    /** An agreed price per piece. */
    FIXED,
    /** Nothing. */
    NOT_BILLABLE
}
