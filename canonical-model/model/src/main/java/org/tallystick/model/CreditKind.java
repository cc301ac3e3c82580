package org.tallystick.model;

/** What a credit gives back. */
public enum CreditKind {
    /** All of an invoice. */
    FULL,
    /** Some of its lines, or parts of them. */
    PARTIAL,
    /** A difference of price. */
    RATE,
    /** A difference of tax. */
    TAX,
    /** An amount without a claim. */
    GOODWILL;

    /** Whether it takes back quantities, and not only amounts. */
    public boolean takesBackQuantity() {
        return this == FULL || this == PARTIAL;
    }
}
