package org.tallystick.model;

/** What an adjustment does. */
public enum AdjustmentKind {
    /** It lowers the amount. */
    ALLOWANCE,
    /** It raises it. */
    CHARGE
}
