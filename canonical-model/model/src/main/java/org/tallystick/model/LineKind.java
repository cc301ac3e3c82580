package org.tallystick.model;

/** Why a line is billed; also the order of lines on an invoice (RULES rule 9). */
public enum LineKind {
    TIME,
    EXPENSE,
    MILESTONE,
    RECURRING
}
