package org.tallystick.model;

/** How a change of a contract meets revenue (ASC 606-10-25). */
public enum ModificationAccounting {
    /** From now on. */
    PROSPECTIVE,
    /** As if it had always been so, in one step. */
    CUMULATIVE_CATCH_UP,
    /** As a contract of its own. */
    SEPARATE_CONTRACT
}
