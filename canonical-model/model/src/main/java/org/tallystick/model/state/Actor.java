package org.tallystick.model.state;

/** Who may make a transition. */
public enum Actor {
    /** Who made the record, or runs the work. */
    OWNER,
    /** Who approves it; never its owner (POL). */
    APPROVER,
    /** Billing and accounting. */
    FINANCE,
    /** The system of record, or the engine on its behalf. */
    SYSTEM
}
