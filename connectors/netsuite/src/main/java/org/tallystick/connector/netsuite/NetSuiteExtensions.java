package org.tallystick.connector.netsuite;

/** Extensions of a record's header that this connector reads. Whoever decides to write the record sets them. */
public final class NetSuiteExtensions {

    /** Internal id of the subsidiary that a customer primarily belongs to, where it is mandatory, or of a project without legal entity. */
    public static final String SUBSIDIARY = "netsuite.subsidiary";

    /** ISO 4217 code of a customer's primary currency, where it is mandatory and no matter what its terms say, or of a project without currency. */
    public static final String CURRENCY = "netsuite.currency";

    /** Internal id of an invoice's or a credit memo's class. */
    public static final String CLASS = "netsuite.class";

    private NetSuiteExtensions() {}
}
