package org.tallystick.connector.dynamics365;

import java.util.List;

/** The entity sets that are used, as {@code $metadata} spells them: upper and lower case count (vendor contract sheet, section 3). */
enum EntitySet {
    LEGAL_ENTITIES("LegalEntities", "LegalEntityId"),
    CUSTOMERS("CustomersV3", "dataAreaId", "CustomerAccount"),
    PROJECT_CONTRACTS("ProjectContractHeaders", "dataAreaId", "ProjectContractId"),
    PROJECTS("ProjectsV2", "dataAreaId", "ProjectId"),
    TAX_CODES("TaxCodes", "dataAreaId", "TaxCode"),
    INVOICE_HEADERS("FreeTextInvoiceHeaders", "dataAreaId", "InvoiceIdentifier"),
    INVOICE_LINES("FreeTextInvoiceLines", "dataAreaId", "LineNumber", "ParentRecId"),
    JOURNAL_HEADERS("LedgerJournalHeaders", "dataAreaId", "JournalBatchNumber"),
    JOURNAL_LINES("LedgerJournalLines", "dataAreaId", "JournalBatchNumber", "LineNumber");

    private final String setName;
    /** Joined by commas. */
    private final String keys;

    EntitySet(String setName, String... keys) {
        this.setName = setName;
        this.keys = String.join(",", keys);
    }

    /** Its name in addresses. */
    String setName() {
        return setName;
    }

    /** The fields of its key, in order. */
    List<String> keys() {
        return List.of(keys.split(",", -1));
    }

    /** The field that says whose row it is. */
    String companyField() {
        return keys().get(0);
    }
}
