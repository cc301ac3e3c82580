package org.tallystick.connector.dynamics365;

/** Extensions of a record's header that this connector reads. Whoever decides to write the record sets them. */
public final class Dynamics365Extensions {

    /** Company ({@code dataAreaId}) of a customer, or of a project without legal entity. */
    public static final String COMPANY = "dynamics365.company";

    /** Group of a customer ({@code CustomerGroupId}), where it is another than the configured one. */
    public static final String CUSTOMER_GROUP = "dynamics365.customer-group";

    /** ISO 4217 code of the currency of a customer whose terms name none. */
    public static final String CURRENCY = "dynamics365.currency";

    /** Group of a project ({@code ProjectGroupId}), where it is another than the configured one. */
    public static final String PROJECT_GROUP = "dynamics365.project-group";

    private Dynamics365Extensions() {}
}
