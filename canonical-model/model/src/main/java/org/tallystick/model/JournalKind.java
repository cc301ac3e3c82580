package org.tallystick.model;

/** Why an entry is made. */
public enum JournalKind {
    /** An invoice was posted. */
    INVOICE,
    /** A credit memo was posted. */
    CREDIT_MEMO,
    /** A payment was posted. */
    PAYMENT,
    /** Revenue was recognised. */
    REVENUE,
    /** Unbilled work was counted. */
    ACCRUAL,
    /** A vendor's bill was posted. */
    VENDOR_BILL,
    /** Currencies moved. */
    FX,
    /** A person made it. */
    MANUAL
}
