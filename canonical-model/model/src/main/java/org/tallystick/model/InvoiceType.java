package org.tallystick.model;

/** What kind of bill a document is. */
public enum InvoiceType {
    /** A bill. */
    INVOICE,
    /** A bill for more, after another. */
    DEBIT_NOTE,
    /** A bill that nobody has to pay. */
    PROFORMA
}
