package org.tallystick.model;

/** Who pays for a project. */
public enum ProjectKind {
    /** The customer. */
    BILLABLE,
    /** The firm; it is part of running it. */
    INTERNAL,
    /** The firm; it hopes for later work. */
    INVESTMENT
}
