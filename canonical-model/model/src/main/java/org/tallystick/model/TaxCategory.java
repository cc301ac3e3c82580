package org.tallystick.model;

/** How an amount is taxed. */
public enum TaxCategory {
    /** At the standard rate. */
    STANDARD,
    /** At a lower rate. */
    REDUCED,
    /** At the rate zero. */
    ZERO,
    /** Not at all, by law. */
    EXEMPT,
    /** By the buyer. */
    REVERSE_CHARGE,
    /** Not by this tax. */
    OUT_OF_SCOPE
}
