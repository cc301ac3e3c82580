package org.tallystick.model;

/** When revenue is recognised. */
public enum RevenueMethod {
    /** When it is billed. */
    AS_BILLED,
    /** When the work is done. */
    AS_DELIVERED,
    /** By cost to date over expected cost (I27). */
    PERCENT_COMPLETE,
    /** Day by day (I28). */
    STRAIGHT_LINE,
    /** When a deliverable is accepted. */
    MILESTONE,
    /** On one day. */
    POINT_IN_TIME
}
