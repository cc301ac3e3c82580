package org.tallystick.billing;

/** The checks of a set-up (RULES rule 1). */
public enum SetupCode {
    CUSTOMER_MISSING("create the account in the CRM, or correct the opportunity's account"),
    CUSTOMER_HIERARCHY_CYCLE("correct the parent accounts in the CRM so that they end at a root"),
    CUSTOMER_PARENT_MISSING("create the parent account in the CRM, or take it off the account"),
    LEGAL_ENTITY_UNMAPPED("map the legal entity to an ERP subsidiary, or correct the opportunity"),
    CURRENCY_NOT_ALLOWED("sell in a currency that the legal entity trades in, or add the currency to it"),
    TAX_NEXUS_MISSING("add the tax rules of the legal entity for the customer's billing country"),
    SERVICE_LINE_UNMAPPED("map the service line to an ERP class, or correct the opportunity");

    private final String remedy;

    SetupCode(String remedy) {
        this.remedy = remedy;
    }

    /** What to do when the check fails. */
    public String remedy() {
        return remedy;
    }
}
