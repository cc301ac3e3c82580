package org.tallystick.model;

/** What a customer is to the firm. */
public enum CustomerRole {
    /** Signs contracts. */
    SOLD_TO,
    /** Gets invoices. */
    BILL_TO,
    /** Pays them. */
    PAYER,
    /** Gets what is delivered. */
    SHIP_TO,
    /** Uses it. */
    END_CUSTOMER
}
