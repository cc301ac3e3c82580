package org.tallystick.billing;

/** What an engagement needs that is not handled yet; it is withheld as a whole, because an issued document is frozen. */
public enum WithheldReason {
    /** A not-to-exceed cap (RULES rule 6.4). */
    CAP,
    /** An approved amendment that is in force. */
    AMENDMENT,
    /** A completed milestone. */
    MILESTONE,
    /** A monthly charge (RULES rule 5). */
    RECURRING_CHARGE,
    /** Something billed changed, vanished, or is billed elsewhere (RULES rule 8). */
    CREDIT_AND_REBILL
}
