package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
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
import org.tallystick.spi.Problem;

/** What is read built-in: subsidiaries, customers, jobs and employees. Columns: the vendor contract sheet, section 3, in lower case. */
final class Readings {

    private static final String WITH_CURRENCY = " LEFT JOIN currency c ON c.id = t.currency";
    private static final String DAY = ", TO_CHAR(t.%1$s, 'YYYY-MM-DD\"T\"HH24:MI:SS') AS %1$s";

    private Readings() {}

    /** @param zones by internal id of the subsidiary: NetSuite tells none */
    static Map<RecordType<?>, Reading<?>> all(Map<String, ZoneId> zones) {
        return Map.of(
                RecordType.LEGAL_ENTITY,
                Reading.<LegalEntity, SubsidiaryRow, LegalEntityBuilder>of(
                        RecordType.LEGAL_ENTITY,
                        "t.id, t.name, t.legalname, t.country, t.parent, t.federalidnumber, c.symbol",
                        "subsidiary t" + WITH_CURRENCY,
                        SubsidiaryRow.class,
                        LegalEntityBuilder::builder,
                        (row, system, entity) -> row.fill(system, zones, entity)),
                RecordType.CUSTOMER,
                Reading.<Customer, CustomerRow, CustomerBuilder>of(
                        RecordType.CUSTOMER,
                        "t.id, t.externalid, t.companyname, t.isperson, t.firstname, t.lastname, t.parent, t.isinactive",
                        "customer t",
                        CustomerRow.class,
                        CustomerBuilder::builder,
                        CustomerRow::fill),
                RecordType.PROJECT,
                Reading.<Project, JobRow, ProjectBuilder>of(
                        RecordType.PROJECT,
                        "t.id, t.externalid, t.entityid, t.companyname, t.parent, t.subsidiary, p.id AS parentjob, c.symbol"
                                + DAY.formatted("startdate")
                                + DAY.formatted("projectedenddate"),
                        "job t LEFT JOIN job p ON p.id = t.parent" + WITH_CURRENCY,
                        JobRow.class,
                        ProjectBuilder::builder,
                        JobRow::fill),
                RecordType.RESOURCE,
                Reading.<Resource, EmployeeRow, ResourceBuilder>of(
                        RecordType.RESOURCE,
                        "t.id, t.firstname, t.lastname, t.subsidiary, t.supervisor, t.isinactive"
                                + DAY.formatted("hiredate")
                                + DAY.formatted("releasedate"),
                        "employee t",
                        EmployeeRow.class,
                        ResourceBuilder::builder,
                        EmployeeRow::fill));
    }

    /** A row of {@code subsidiary}. */
    record SubsidiaryRow(
            @Nullable String id,
            @Nullable String name,
            @JsonProperty("legalname") @Nullable String legalName,
            @Nullable String country,
            @Nullable String parent,
            @JsonProperty("federalidnumber") @Nullable String taxNumber,
            @Nullable String symbol) {

        @Nullable String fill(String system, Map<String, ZoneId> zones, LegalEntityBuilder entity) {
            String key = required("id", id);
            entity.header(Header.of(new Ref<>(system, RecordType.LEGAL_ENTITY, key)))
                    .name(name)
                    .legalName(legalName)
                    .parent(ref(system, RecordType.LEGAL_ENTITY, parent));
            if (country != null) {
                entity.country(new CountryCode(country));
            }
            if (symbol != null) {
                entity.functionalCurrency(new CurrencyCode(symbol));
            }
            if (taxNumber != null) {
                entity.taxRegistrations(List.of(TaxRegistration.of(taxNumber)));
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
            @JsonProperty("isinactive") @Nullable String inactive) {

        @Nullable String fill(String system, CustomerBuilder customer) {
            String name = "T".equals(person) ? fullName(firstName, lastName) : companyName;
            customer.header(Header.of(new Ref<>(system, RecordType.CUSTOMER, required("id", id))))
                    .name(required("companyname", name))
                    .parent(ref(system, RecordType.CUSTOMER, parent))
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
            project.header(Header.of(new Ref<>(system, RecordType.PROJECT, required("id", id))))
                    .name(required("companyname", name))
                    .code(code)
                    .customer(parentJob == null ? ref(system, RecordType.CUSTOMER, parent) : null)
                    .legalEntity(ref(system, RecordType.LEGAL_ENTITY, subsidiary))
                    .currency(symbol == null ? null : new CurrencyCode(symbol))
                    .period(Period.inclusive(day("startdate", start), day("projectedenddate", end)));
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
            resource.header(Header.of(new Ref<>(system, RecordType.RESOURCE, required("id", id))))
                    .name(fullName(firstName, lastName))
                    .kind(ResourceKind.EMPLOYEE)
                    .legalEntity(ref(system, RecordType.LEGAL_ENTITY, subsidiary))
                    .manager(ref(system, RecordType.RESOURCE, supervisor))
                    .status("T".equals(inactive) ? null : ResourceStatus.ACTIVE);
            LocalDate first = day("hiredate", hired);
            if (first != null) {
                resource.employment(List.of(Period.inclusive(first, day("releasedate", released))));
            }
            return null;
        }
    }

    private static <T extends Entity> @Nullable Ref<T> ref(String system, RecordType<T> type, @Nullable String id) {
        return id == null ? null : new Ref<>(system, type, id);
    }

    private static @Nullable String fullName(@Nullable String first, @Nullable String last) {
        String name = Stream.of(first, last)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static String required(String column, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new BadRecordException(Problem.ofField(
                    "ABSENT", column, text, "A row has no '%s'".formatted(column), "Fill it in NetSuite"));
        }
        return text;
    }

    private static @Nullable LocalDate day(String column, @Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            throw new BadRecordException(Problem.ofField(
                    "DATE", column, text, "'%s' is not as it was asked for: '%s'".formatted(column, text), null));
        }
    }
}
