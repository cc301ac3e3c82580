package org.tallystick.connector.dynamics365;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallystick.connector.dynamics365.Environment.Reply;

/**
 * A document of {@code $metadata}, written by hand from the vendor's contract: the sets that the connector uses, with the properties that it needs. The entity of
 * a set is singular, an enum is of the vendor's namespace.
 */
final class Described {

    private static final String SETS = """
            LegalEntities LegalEntityId Name AddressCountryRegionISOCode VATNum
            CustomersV3 dataAreaId CustomerAccount PartyType OrganizationName PersonFirstName PersonLastName InvoiceAccount SalesCurrencyCode \
            AddressCountryRegionISOCode TaxExemptNumber OnHoldStatus
            ProjectContractHeaders dataAreaId ProjectContractId Name CustomerAccountNumber SalesCurrencyCode
            ProjectsV2 dataAreaId ProjectId ProjectName ProjectContractId CustomerAccountNumber ProjectStage ProjectedStartDate \
            ProjectedEndDate ActualEndDate
            FreeTextInvoiceHeaders dataAreaId InvoiceIdentifier CustomerAccount InvoiceDate CurrencyCode FreeTextNumber IsPosted \
            ExternalInvoiceId CustomerReference
            FreeTextInvoiceLines dataAreaId LineNumber ParentRecId Quantity TransactionCurrencyAmount SalesTaxAmount
            LedgerJournalHeaders dataAreaId JournalBatchNumber JournalName IsPosted IntegrationKey
            LedgerJournalLines dataAreaId JournalBatchNumber LineNumber TransDate AccountDisplayValue DebitAmount CreditAmount CurrencyCode
            TaxCodes dataAreaId TaxCode
            """;

    private final Map<String, Map<String, String>> sets = new LinkedHashMap<>();
    private final Map<String, List<String>> keys = new HashMap<>();

    Described() {
        SETS.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            for (String property : line.substring(words[0].length() + 1).split(" ", -1)) {
                with(words[0], property, "Edm.String");
            }
        });
        with("CustomersV3", "OnHoldStatus", "Microsoft.Dynamics.DataEntities.CustVendorBlocked");
    }

    Described without(String set) {
        sets.remove(set);
        return this;
    }

    Described without(String set, String property) {
        sets.getOrDefault(set, new TreeMap<>()).remove(property);
        return this;
    }

    Described with(String set, String property, String type) {
        sets.computeIfAbsent(set, any -> new LinkedHashMap<>()).put(property, type);
        return this;
    }

    /** One that a customer's developers made, with the fields of its key; {@code properties} name and type each. */
    Described with(String set, List<String> key, Map<String, String> properties) {
        keys.put(set, key);
        properties.forEach((name, type) -> with(set, name, type));
        return this;
    }

    /** Types come before sets; beside the entities stand what has properties of its own, and entities of no set that is used. */
    Reply reply() {
        String types = sets.keySet().stream().map(this::type).collect(Collectors.joining());
        String all = sets.keySet().stream()
                .map(set -> "<EntitySet Name=\"%s\" EntityType=\"Microsoft.Dynamics.DataEntities.%s\"/>"
                        .formatted(set, entity(set)))
                .collect(Collectors.joining());
        return new Reply(200, """
                <?xml version="1.0" encoding="utf-8"?>
                <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
                <Schema Namespace="Microsoft.Dynamics.DataEntities" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                <EnumType Name="NoYes"><Member Name="No" Value="0"/><Member Name="Yes" Value="1"/></EnumType>
                %s
                <ComplexType Name="Dimension"><Property Name="Value" Type="Edm.String"/></ComplexType>
                <EntityType Name="Vendor"><Property Name="Region" Type="Edm.String"/></EntityType>
                <EntityContainer Name="Resources">%s<EntitySet Name="Vendors" EntityType="Microsoft.Dynamics.DataEntities.Vendor"/></EntityContainer>
                </Schema></edmx:DataServices></edmx:Edmx>""".formatted(types, all), Map.of("Content-Type", "application/xml"));
    }

    private String type(String set) {
        return sets.getOrDefault(set, Map.of()).entrySet().stream()
                .map(property ->
                        "<Property Name=\"%s\" Type=\"%s\"/>".formatted(property.getKey(), property.getValue()))
                .collect(
                        Collectors.joining(
                                "",
                                "<EntityType Name=\"%s\"><Key>%s</Key>".formatted(entity(set), key(set)),
                                "<NavigationProperty Name=\"LegalEntity\" Type=\"Microsoft.Dynamics.DataEntities.LegalEntity\"/></EntityType>"));
    }

    private String key(String set) {
        return keys.getOrDefault(set, List.of("dataAreaId")).stream()
                .map("<PropertyRef Name=\"%s\"/>"::formatted)
                .collect(Collectors.joining());
    }

    private static String entity(String set) {
        return set.endsWith("ies") ? set.substring(0, set.length() - 3) + "y" : set.replaceFirst("s(V\\d)?$", "$1");
    }
}
