package org.tallystick.model;

/** What a contract line prices. */
public enum ContractLineKind {
    /** Passed-on cost, with a markup. */
    EXPENSE,
    /** A monthly charge. */
    RECURRING
}
