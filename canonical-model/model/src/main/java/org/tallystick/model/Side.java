package org.tallystick.model;

/** The side of a ledger. */
public enum Side {
    /** Left. */
    DEBIT,
    /** Right. */
    CREDIT
}
