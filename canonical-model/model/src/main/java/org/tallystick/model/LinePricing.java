package org.tallystick.model;

/** How the amount of an invoice line is found. */
public enum LinePricing {
    /** Each item is rounded by itself; the line is their sum (RULES rule 9). */
    BY_ITEMS,
    /** Quantity times price, rounded once (I3). */
    BY_QUANTITY
}
