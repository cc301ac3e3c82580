package org.tallystick.model;

/** What an address is for. */
public enum AddressUse {
    /** Invoices go there. */
    BILLING,
    /** The work is for there. */
    DELIVERY,
    /** The registered office. */
    LEGAL
}
