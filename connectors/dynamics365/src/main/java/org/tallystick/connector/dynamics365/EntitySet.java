package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.Uris;

/**
 * An entity set, as {@code $metadata} spells it: upper and lower case count. Those that the connector uses by itself are the constants (vendor
 * contract sheet, section 3); others a rule set names.
 *
 * @param setName its name in addresses
 * @param companyField the field that says whose row it is; empty: rows belong to no company
 * @param keys the fields of its key, that of the company first
 */
record EntitySet(String setName, String companyField, List<String> keys) {

    static final String COMPANY = "dataAreaId";

    static final EntitySet LEGAL_ENTITIES = new EntitySet("LegalEntities", "LegalEntityId", List.of("LegalEntityId"));
    static final EntitySet CUSTOMERS = perCompany("CustomersV3", "CustomerAccount");
    static final EntitySet PROJECT_CONTRACTS = perCompany("ProjectContractHeaders", "ProjectContractId");
    static final EntitySet PROJECTS = perCompany("ProjectsV2", "ProjectId");
    static final EntitySet TAX_CODES = perCompany("TaxCodes", "TaxCode");
    static final EntitySet INVOICE_HEADERS = perCompany("FreeTextInvoiceHeaders", "InvoiceIdentifier");
    static final EntitySet INVOICE_LINES = perCompany("FreeTextInvoiceLines", "LineNumber", "ParentRecId");
    static final EntitySet JOURNAL_HEADERS = perCompany("LedgerJournalHeaders", "JournalBatchNumber");
    static final EntitySet JOURNAL_LINES = perCompany("LedgerJournalLines", "JournalBatchNumber", "LineNumber");

    EntitySet {
        keys = List.copyOf(keys);
    }

    /** One whose rows belong to companies, with these fields of its key besides. */
    static EntitySet perCompany(String setName, String... keys) {
        return new EntitySet(
                setName,
                COMPANY,
                Stream.concat(Stream.of(COMPANY), Stream.of(keys)).toList());
    }

    /** One that a rule set names, with the key that its type declares. */
    static EntitySet of(String setName, EntityType type) {
        Stream<String> company = Stream.of(COMPANY).filter(field -> type.key().contains(field));
        Stream<String> others = type.key().stream().filter(field -> !field.equals(COMPANY));
        return new EntitySet(
                setName,
                type.properties().containsKey(COMPANY) ? COMPANY : "",
                Stream.concat(company, others).toList());
    }

    /**
     * What a row is called outside: the values of its key, joined by slashes, the company in lower case. Where a value beside the company's is not the only
     * one, all of them are percent-encoded, and may be empty.
     *
     * @throws BadRecordException if a field is empty that must not be
     */
    String id(Map<String, String> members) {
        long others = keys.stream().filter(field -> !field.equals(companyField)).count();
        return keys.stream().map(field -> part(field, members, others > 1)).collect(Collectors.joining("/"));
    }

    private String part(String field, Map<String, String> members, boolean isOneOfMany) {
        if (field.equals(companyField)) {
            return Wire.required(field, members.get(field)).toLowerCase(Locale.ROOT);
        }
        return isOneOfMany ? Uris.encode(members.getOrDefault(field, "")) : Wire.required(field, members.get(field));
    }
}
