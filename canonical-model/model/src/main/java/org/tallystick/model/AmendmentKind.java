package org.tallystick.model;

/** Which term an amendment changes. */
public enum AmendmentKind {
    /** The not-to-exceed cap. */
    CAP,
    /** The engagement's first or last day. */
    DATES,
    /** A recurring line's monthly amount. */
    RECURRING,
    /** The price of an hour on a line's own rate card. */
    RATE
}
