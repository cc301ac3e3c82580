package org.tallystick.connector.dynamics365;

import java.util.List;

/**
 * Where one kind of document stands: rows of headers, which the system numbers, and rows of lines, which name them. Source: the vendor contract
 * sheet, sections 3 and 7.
 *
 * @param what it is called
 * @param headers their set
 * @param lines their set
 * @param keyField the header's field that carries our key
 * @param numberField the header's field with the number for people
 * @param parentField the line's field that names the header
 * @param isNumbered whether that is a whole number, else a text
 * @param headerFields that are read
 * @param lineFields that are read
 */
record Layout(
        String what,
        EntitySet headers,
        EntitySet lines,
        String keyField,
        String numberField,
        String parentField,
        boolean isNumbered,
        List<String> headerFields,
        List<String> lineFields) {

    /** Ledger journals, which have a field for keys of others. */
    static final Layout JOURNALS = new Layout(
            "ledger journal",
            EntitySet.JOURNAL_HEADERS,
            EntitySet.JOURNAL_LINES,
            "IntegrationKey",
            "JournalBatchNumber",
            "JournalBatchNumber",
            false,
            List.of("dataAreaId", "JournalBatchNumber", "JournalName", "IsPosted", "IntegrationKey"),
            List.of(
                    "dataAreaId",
                    "JournalBatchNumber",
                    "LineNumber",
                    "TransDate",
                    "AccountDisplayValue",
                    "DebitAmount",
                    "CreditAmount",
                    "CurrencyCode"));

    /** Free text invoices. */
    static Layout freeText(String keyField) {
        return new Layout(
                "free text invoice",
                EntitySet.INVOICE_HEADERS,
                EntitySet.INVOICE_LINES,
                keyField,
                "FreeTextNumber",
                "ParentRecId",
                true,
                List.of(
                        "dataAreaId",
                        "InvoiceIdentifier",
                        "CustomerAccount",
                        "InvoiceDate",
                        "CurrencyCode",
                        "FreeTextNumber",
                        "IsPosted",
                        keyField),
                List.of(
                        "dataAreaId",
                        "LineNumber",
                        "ParentRecId",
                        "Quantity",
                        "TransactionCurrencyAmount",
                        "SalesTaxAmount"));
    }

    /** The header's field that names it in its company. */
    String idField() {
        return headers.keys().get(1);
    }

    /** Whether the number for people is there from the start; else posting gives it, and the field says before that there is none yet. */
    boolean isNumberedAtOnce() {
        return numberField.equals(idField());
    }

    /** What names a header in filters and addresses. */
    String literal(CompanyKey header) {
        return isNumbered ? header.key() : OData.quoted(header.key());
    }

    /** What names a header in its lines. */
    Object parent(CompanyKey header) {
        return isNumbered ? (Object) Long.valueOf(header.key()) : header.key();
    }

    /**
     * The id of a row.
     *
     * @throws org.tallystick.connector.http.BadRecordException if it has none
     */
    CompanyKey id(String company, String field, String text) {
        return new CompanyKey(company, isNumbered ? String.valueOf(Wire.wholeNumber(field, text)) : text);
    }
}
