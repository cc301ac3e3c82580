package org.tallystick.model;

/** What kind of paper a contract is. */
public enum ContractType {
    /** A frame for others. */
    MSA,
    /** A statement of work. */
    SOW,
    /** A change of another one. */
    CHANGE_ORDER,
    /** An order. */
    ORDER
}
