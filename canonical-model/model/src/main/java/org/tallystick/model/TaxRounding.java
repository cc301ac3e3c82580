package org.tallystick.model;

/** Where tax is rounded (I7). */
public enum TaxRounding {
    /** Once for each category, on the sum. */
    PER_CATEGORY,
    /** On each line. */
    PER_LINE
}
