package org.tallystick.model;

/** How the price of work is found. */
public enum BillingMethod {
    /** Hours at rates. */
    TIME_AND_MATERIAL,
    /** An amount for all of it, billed by a schedule. */
    FIXED_PRICE,
    /** An amount for each accepted deliverable. */
    MILESTONE,
    /** An amount for each period. */
    RECURRING,
    /** An amount in advance, drawn down by work. */
    RETAINER,
    /** Pieces at a price. */
    UNIT,
    /** Cost with a markup. */
    COST_PLUS
}
