package org.tallystick.model;

/** Why a line is billed; also the order of lines on an invoice (RULES rule 9). */
public enum LineKind {
    /** Hours were worked. */
    TIME,
    /** A cost was spent. */
    EXPENSE,
    /** A deliverable was accepted. */
    MILESTONE,
    /** A period passed. */
    RECURRING
}
