package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerTermsBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LegalEntityStatus;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.TaxRegistration;

/**
 * What is read built-in: subsidiaries with the periods of their books, customers, jobs, employees, time, and our invoices
 * and credit memos. Columns: the vendor contract sheet, section 3,
 * in lower case.
 */
final class Readings {

    private static final String WITH_CURRENCY = " LEFT JOIN currency c ON c.id = t.currency";

    private Readings() {}

    /**
     * @param zones by internal id of the subsidiary: NetSuite tells none
     * @param keyPrefix what the keys of our documents begin with
     */
    static Map<RecordType<?>, Reading<?>> all(Map<String, ZoneId> zones, String keyPrefix, Items items) {
        return Map.of(
                RecordType.LEGAL_ENTITY,
                Reading.<LegalEntity, SubsidiaryRow, LegalEntityBuilder>of(
                                RecordType.LEGAL_ENTITY,
                                "t.id, t.name, t.legalname, t.country, t.parent, t.federalidnumber, t.isinactive, c.symbol",
                                "subsidiary t" + WITH_CURRENCY,
                                SubsidiaryRow.class,
                                LegalEntityBuilder::builder,
                                (row, system, entity) -> row.fill(system, zones, entity))
                        .with(FiscalPeriods.PARTS),
                RecordType.CUSTOMER,
                Reading.<Customer, CustomerRow, CustomerBuilder>of(
                        RecordType.CUSTOMER,
                        "t.id, t.externalid, t.companyname, t.isperson, t.firstname, t.lastname, t.parent, t.isinactive, c.symbol",
                        "customer t" + WITH_CURRENCY,
                        CustomerRow.class,
                        CustomerBuilder::builder,
                        CustomerRow::fill),
                RecordType.PROJECT,
                Reading.<Project, JobRow, ProjectBuilder>of(
                        RecordType.PROJECT,
                        "t.id, t.externalid, t.entityid, t.companyname, t.parent, t.subsidiary, p.id AS parentjob, c.symbol"
                                + RowValues.DAY.formatted("startdate")
                                + RowValues.DAY.formatted("projectedenddate"),
                        "job t LEFT JOIN job p ON p.id = t.parent" + WITH_CURRENCY,
                        JobRow.class,
                        ProjectBuilder::builder,
                        JobRow::fill),
                RecordType.RESOURCE,
                Reading.<Resource, EmployeeRow, ResourceBuilder>of(
                        RecordType.RESOURCE,
                        "t.id, t.firstname, t.lastname, t.subsidiary, t.supervisor, t.isinactive"
                                + RowValues.DAY.formatted("hiredate")
                                + RowValues.DAY.formatted("releasedate"),
                        "employee t",
                        EmployeeRow.class,
                        ResourceBuilder::builder,
                        EmployeeRow::fill),
                RecordType.TIME_ENTRY,
                TimeBillRow.reading(zones),
                RecordType.INVOICE,
                InvoiceRow.reading(keyPrefix, items),
                RecordType.CREDIT_MEMO,
                CreditMemoRow.reading(keyPrefix, items));
    }

    /** A row of {@code subsidiary}. */
    record SubsidiaryRow(
            @Nullable String id,
            @Nullable String name,
            @JsonProperty("legalname") @Nullable String legalName,
            @Nullable String country,
            @Nullable String parent,
            @JsonProperty("federalidnumber") @Nullable String taxNumber,
            @JsonProperty("isinactive") @Nullable String inactive,
            @Nullable String symbol,
            @JsonProperty("accountingperiods") @Nullable List<FiscalPeriods.Row> periods) {

        @Nullable String fill(String system, Map<String, ZoneId> zones, LegalEntityBuilder entity) {
            String key = RowValues.required("id", id);
            entity.header(Header.of(new Ref<>(system, RecordType.LEGAL_ENTITY, key)))
                    .name(name)
                    .legalName(legalName)
                    .functionalCurrency(currency(symbol))
                    .parent(RowValues.ref(system, RecordType.LEGAL_ENTITY, parent))
                    .status("T".equals(inactive) ? LegalEntityStatus.DORMANT : LegalEntityStatus.ACTIVE)
                    .fiscalPeriods(periods == null ? List.of() : FiscalPeriods.of(periods));
            if (country != null) {
                entity.country(RowValues.ofText("country", country, CountryCode::new));
            }
            if (taxNumber != null) {
                entity.taxRegistrations(List.of(RowValues.ofText("federalidnumber", taxNumber, TaxRegistration::of)));
            }
            ZoneId zone = zones.get(key);
            if (zone != null) {
                entity.timeZone(zone);
            }
            return null;
        }
    }

    /** A row of {@code customer}. */
    record CustomerRow(
            @Nullable String id,
            @JsonProperty("externalid") @Nullable String externalId,
            @JsonProperty("companyname") @Nullable String companyName,
            @JsonProperty("isperson") @Nullable String person,
            @JsonProperty("firstname") @Nullable String firstName,
            @JsonProperty("lastname") @Nullable String lastName,
            @Nullable String parent,
            @JsonProperty("isinactive") @Nullable String inactive,
            @Nullable String symbol) {

        @Nullable String fill(String system, CustomerBuilder customer) {
            String name = "T".equals(person) ? fullName(firstName, lastName) : companyName;
            customer.header(Header.of(new Ref<>(system, RecordType.CUSTOMER, RowValues.required("id", id))))
                    .name(RowValues.required("companyname", name))
                    .parent(RowValues.ref(system, RecordType.CUSTOMER, parent))
                    .terms(CustomerTermsBuilder.builder()
                            .currency(RecordForm.currencyOf(symbol))
                            .build())
                    .status("T".equals(inactive) ? CustomerStatus.INACTIVE : CustomerStatus.ACTIVE);
            return externalId;
        }
    }

    /** A row of {@code job}. */
    record JobRow(
            @Nullable String id,
            @JsonProperty("externalid") @Nullable String externalId,
            @JsonProperty("entityid") @Nullable String code,
            @JsonProperty("companyname") @Nullable String name,
            @Nullable String parent,
            @Nullable String subsidiary,
            @JsonProperty("parentjob") @Nullable String parentJob,
            @Nullable String symbol,
            @JsonProperty("startdate") @Nullable String start,
            @JsonProperty("projectedenddate") @Nullable String end) {

        /** Its parent is its customer, unless that is a job itself. */
        @Nullable String fill(String system, ProjectBuilder project) {
            project.header(Header.of(new Ref<>(system, RecordType.PROJECT, RowValues.required("id", id))))
                    .name(RowValues.required("companyname", name))
                    .code(code)
                    .customer(parentJob == null ? RowValues.ref(system, RecordType.CUSTOMER, parent) : null)
                    .legalEntity(RowValues.ref(system, RecordType.LEGAL_ENTITY, subsidiary))
                    .currency(currency(symbol))
                    .period(Period.inclusive(
                            RowValues.day("startdate", start), RowValues.day("projectedenddate", end)));
            return externalId;
        }
    }

    /** A row of {@code employee}. */
    record EmployeeRow(
            @Nullable String id,
            @JsonProperty("firstname") @Nullable String firstName,
            @JsonProperty("lastname") @Nullable String lastName,
            @Nullable String subsidiary,
            @Nullable String supervisor,
            @JsonProperty("isinactive") @Nullable String inactive,
            @JsonProperty("hiredate") @Nullable String hired,
            @JsonProperty("releasedate") @Nullable String released) {

        /** The HCM's number of the worker stands where each firm puts it: a rule set says. */
        @Nullable String fill(String system, ResourceBuilder resource) {
            resource.header(Header.of(new Ref<>(system, RecordType.RESOURCE, RowValues.required("id", id))))
                    .name(fullName(firstName, lastName))
                    .kind(ResourceKind.EMPLOYEE)
                    .legalEntity(RowValues.ref(system, RecordType.LEGAL_ENTITY, subsidiary))
                    .manager(RowValues.ref(system, RecordType.RESOURCE, supervisor))
                    .status("T".equals(inactive) ? null : ResourceStatus.ACTIVE);
            LocalDate first = RowValues.day("hiredate", hired);
            if (first != null) {
                resource.employment(List.of(Period.inclusive(first, RowValues.day("releasedate", released))));
            }
            return null;
        }
    }

    private static @Nullable CurrencyCode currency(@Nullable String symbol) {
        return symbol == null ? null : RowValues.ofText("currency", symbol, CurrencyCode::new);
    }

    private static @Nullable String fullName(@Nullable String first, @Nullable String last) {
        String name = Stream.of(first, last)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }
}
