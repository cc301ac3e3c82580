package org.tallystick.model;

/** What a row of the billing ledger records. */
public enum TransactionKind {
    /** What work cost the firm. */
    COST,
    /** Work that may be billed. */
    UNBILLED,
    /** It may no longer: it was billed, or taken back. */
    UNBILLED_REVERSAL,
    /** It was billed. */
    BILLED,
    /** A bill of it was credited. */
    BILLED_REVERSAL,
    /** It was given up. */
    WRITE_OFF,
    /** Its amount was corrected. */
    ADJUSTMENT
}
