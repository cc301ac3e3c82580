package org.tallystick.model;

/** What a rate is the price of. */
public enum RateUnit {
    /** One hour. */
    HOUR,
    /** One day. */
    DAY,
    /** One piece. */
    UNIT
}
