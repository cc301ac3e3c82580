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
    OUT_OF_SCOPE;

    /** Whether the seller charges tax. Where she does not, the document says why. */
    public boolean isCharged() {
        return this == STANDARD || this == REDUCED;
    }
}
