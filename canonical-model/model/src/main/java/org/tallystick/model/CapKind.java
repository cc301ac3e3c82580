package org.tallystick.model;

/** What happens at a cap. */
public enum CapKind {
    /** Nothing is billed beyond it. */
    HARD,
    /** Someone is told. */
    NOTIFY
}
