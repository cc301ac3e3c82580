package org.tallystick.model;

/** What a version of a contract is. */
public enum VersionKind {
    /** As first signed. */
    ORIGINAL,
    /** A change. */
    AMENDMENT
}
