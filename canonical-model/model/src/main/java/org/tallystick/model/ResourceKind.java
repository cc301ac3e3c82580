package org.tallystick.model;

/** What binds a person to the firm. */
public enum ResourceKind {
    /** An employment. */
    EMPLOYEE,
    /** The contract of a vendor. */
    CONTRACTOR,
    /** Nothing: it stands for a role that nobody fills yet. */
    GENERIC
}
