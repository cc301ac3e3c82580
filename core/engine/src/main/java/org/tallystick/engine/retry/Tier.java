package org.tallystick.engine.retry;

/** How critical a call is, the most critical first (RES-14, RES-18). */
public enum Tier {
    /** Money: invoices, credits, payments, the close. */
    BILLING,
    /** What people work with today. */
    OPERATIONAL,
    /** What may wait: master data, history. */
    REFERENCE;

    /** Whether this one goes first when both wait. */
    public boolean isBefore(Tier other) {
        return compareTo(other) < 0;
    }
}
