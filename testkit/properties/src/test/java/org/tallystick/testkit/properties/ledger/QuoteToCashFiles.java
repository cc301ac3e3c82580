package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.*;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;

/** The records of the first acceptance month: a CRM, a PSA beside it, and an HCM. */
final class QuoteToCashFiles {

    private static final String CRM = "salesforce";
    private static final String PSA = "certinia";
    private static final String HCM = "workday";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private final Path month;
    private final Map<String, Row> cardRows = new LinkedHashMap<>();
    private final Map<String, Row> cardLinks = new LinkedHashMap<>();
    private final Map<String, Set<LocalDate>> daysOfCards = new LinkedHashMap<>();
    private List<Arrival> arrivals = new ArrayList<>();
    private long clock;

    private QuoteToCashFiles(Path month) {
        this.month = month;
    }

    static Month read(Path month) {
        QuoteToCashFiles files = new QuoteToCashFiles(month);
        Month.PERIODS.forEach(period -> files.rows(period, PSA, "pse__Timecard_Header__c")
                .forEach(row -> files.daysOfCards
                        .computeIfAbsent(row.need("Id"), id -> new TreeSet<>())
                        .addAll(days(row))));
        Map<YearMonth, List<Arrival>> deliveries = new LinkedHashMap<>();
        Month.PERIODS.forEach(period -> deliveries.put(period, files.delivery(period)));
        return new Month(ConfigFiles.read(Month.files(month, "config")), deliveries, Month.files(month, "expected"));
    }

    private List<Arrival> delivery(YearMonth period) {
        arrivals = new ArrayList<>();
        rows(period, CRM, "Account").forEach(this::customer);
        rows(period, CRM, "Opportunity").forEach(this::opportunity);
        rows(period, CRM, "Contract_Line__c").forEach(this::line);
        rows(period, CRM, "Contract_Amendment__c").forEach(this::amendment);
        rows(period, PSA, "pse__Proj__c").forEach(this::project);
        rows(period, PSA, "Contact").forEach(this::contact);
        rows(period, HCM, "Workers").forEach(this::worker);
        rows(period, PSA, "pse__Assignment__c").forEach(this::assignment);
        rows(period, PSA, "pse__Timecard_Header__c").forEach(this::timecard);
        rows(period, PSA, "pse__Expense__c").forEach(this::expense);
        rows(period, PSA, "pse__Milestone__c").forEach(this::milestone);
        rows(period, PSA, "pse__Rate_Card__c").forEach(row -> keepNewest(cardRows, row));
        rows(period, PSA, "pse__Rate_Card_Set_Junction__c").forEach(row -> keepNewest(cardLinks, row));
        cards();
        return arrivals;
    }

    private List<Row> rows(YearMonth period, String system, String object) {
        return Month.files(month, "deliveries/" + period + "/" + system).rows(object + ".json");
    }

    private static long version(Row row) {
        return OffsetDateTime.parse(row.need("SystemModstamp"), STAMP)
                .toInstant()
                .toEpochMilli();
    }

    private void add(Row row, Entity record) {
        arrivals.add(new Arrival(record, version(row), row.is("IsDeleted", "true")));
    }

    private static Header header(String system, RecordType<?> type, String id) {
        return Header.of(Ref.of(system, type, id));
    }

    private static CurrencyCode currency(Row row) {
        String code = row.get("CurrencyIsoCode");
        return new CurrencyCode(code == null ? "EUR" : code);
    }

    private void customer(Row row) {
        String country = row.get("BillingCountryCode");
        String registration = row.get("Tax_Registration__c");
        add(
                row,
                customer(header(CRM, RecordType.CUSTOMER, row.need("Id")), country, registration)
                        .parent(row.ref(CRM, RecordType.CUSTOMER, "ParentId"))
                        .build());
    }

    static CustomerBuilder customer(Header header, @Nullable String country, @Nullable String registration) {
        return CustomerBuilder.builder()
                .header(header)
                .name("customer")
                .taxRegistrations(registration == null ? List.of() : List.of(TaxRegistration.of(registration)))
                .addresses(
                        country == null
                                ? List.of()
                                : List.of(Address.of(AddressUse.BILLING, new CountryCode(country))));
    }

    private void opportunity(Row row) {
        CurrencyCode currency = currency(row);
        ContractTerms terms = new ContractTerms(
                row.period("Contract_Start__c", "Contract_End__c"),
                row.money("NTE_Cap__c", currency),
                row.ref(PSA, RecordType.RATE_CARD, "pse__Rate_Card_Set__c"));
        add(
                row,
                OpportunityBuilder.builder()
                        .header(header(CRM, RecordType.OPPORTUNITY, row.need("Id")))
                        .name("opportunity")
                        .customer(row.ref(CRM, RecordType.CUSTOMER, "AccountId"))
                        .stage(row.is("StageName", "Closed Won") ? OpportunityStage.CONTRACTED : OpportunityStage.OPEN)
                        .currency(row.get("CurrencyIsoCode") == null ? null : currency)
                        .legalEntity(row.get("Legal_Entity__c"))
                        .serviceLine(row.get("Service_Line__c"))
                        .terms(terms)
                        .build());
    }

    private void line(Row row) {
        BigDecimal percent = row.number("Markup_Percent__c");
        add(
                row,
                ContractLineBuilder.builder()
                        .header(header(CRM, RecordType.CONTRACT_LINE, row.need("Id")))
                        .engagement(row.ref(CRM, RecordType.ENGAGEMENT, "Opportunity__c"))
                        .project(row.ref(PSA, RecordType.PROJECT, "Project__c"))
                        .billingMethod(
                                row.is("Kind__c", "Recurring")
                                        ? BillingMethod.RECURRING
                                        : BillingMethod.TIME_AND_MATERIAL)
                        .markup(percent == null ? null : Rate.ofPercent(percent))
                        .monthlyAmount(row.money("Monthly_Amount__c", currency(row)))
                        .period(row.period("Start_Date__c", "End_Date__c"))
                        .build());
    }

    private void amendment(Row row) {
        add(
                row,
                ContractAmendmentBuilder.builder()
                        .header(header(CRM, RecordType.CONTRACT_AMENDMENT, row.need("Id")))
                        .engagement(row.ref(CRM, RecordType.ENGAGEMENT, "Opportunity__c"))
                        .contractLine(row.ref(CRM, RecordType.CONTRACT_LINE, "Contract_Line__c"))
                        .kind(AmendmentKind.valueOf(row.need("Kind__c").toUpperCase(Locale.ROOT)))
                        .approval(approval(row.need("Status__c")))
                        .effectiveFrom(LocalDate.parse(row.need("Effective_Date__c")))
                        .newCap(row.money("New_Cap__c", currency(row)))
                        .newStart(row.date("New_Start__c"))
                        .newEnd(row.date("New_End__c"))
                        .newMonthlyAmount(row.money("New_Monthly_Amount__c", currency(row)))
                        .build());
    }

    static Approval approval(String status) {
        return switch (status) {
            case "Approved" -> Approval.APPROVED;
            case "Rejected", "Canceled" -> Approval.REJECTED;
            default -> Approval.SUBMITTED;
        };
    }

    private void project(Row row) {
        add(
                row,
                ProjectBuilder.builder()
                        .header(header(PSA, RecordType.PROJECT, row.need("Id")))
                        .name("project")
                        .engagement(row.ref(CRM, RecordType.ENGAGEMENT, "pse__Opportunity__c"))
                        .closedOn(row.date("Closed_On__c"))
                        .build());
    }

    private void contact(Row row) {
        add(
                row,
                ResourceBuilder.builder()
                        .header(header(PSA, RecordType.RESOURCE, row.need("Id")))
                        .workerId(row.get("pse__ERP_Worker_Correlation_Id__c"))
                        .build());
    }

    /** It has no version: the last delivered record counts. */
    private void worker(Row row) {
        arrivals.add(Arrival.of(
                ResourceBuilder.builder()
                        .header(header(HCM, RecordType.RESOURCE, row.need("Employee_ID")))
                        .workerId(row.need("Employee_ID"))
                        .role(row.get("Job_Profile"))
                        .build(),
                ++clock));
    }

    private void assignment(Row row) {
        BigDecimal rate = row.number("pse__Bill_Rate__c");
        add(
                row,
                AssignmentBuilder.builder()
                        .header(header(PSA, RecordType.ASSIGNMENT, row.need("Id")))
                        .role(row.get("pse__Role__c"))
                        .billRate(rate == null ? null : new UnitPrice(rate, currency(row)))
                        .period(row.period("pse__Start_Date__c", "pse__End_Date__c"))
                        .build());
    }

    /** An entry for each day that any version of the card has; on days without hours, and those that it no longer has, of none. */
    private void timecard(Row row) {
        List<LocalDate> days = days(row);
        for (LocalDate day : daysOfCards.getOrDefault(row.need("Id"), Set.of())) {
            String name = day.getDayOfWeek().name();
            String column = "pse__" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "_Hours__c";
            BigDecimal hours = days.contains(day) ? row.number(column) : null;
            add(
                    row,
                    TimeEntryBuilder.builder()
                            .header(header(PSA, RecordType.TIME_ENTRY, row.need("Id") + ":" + day))
                            .resource(row.ref(PSA, RecordType.RESOURCE, "pse__Resource__c"))
                            .project(row.ref(PSA, RecordType.PROJECT, "pse__Project__c"))
                            .assignment(row.ref(PSA, RecordType.ASSIGNMENT, "pse__Assignment__c"))
                            .workDate(day)
                            .hours(hours == null ? Quantity.ZERO : new Quantity(hours))
                            .billable(row.is("pse__Billable__c", "true"))
                            .approval(approval(row.need("pse__Status__c")))
                            .build());
        }
    }

    private static List<LocalDate> days(Row row) {
        LocalDate end = LocalDate.parse(row.need("pse__End_Date__c"));
        return LocalDate.parse(row.need("pse__Start_Date__c"))
                .datesUntil(end.plusDays(1))
                .toList();
    }

    private void expense(Row row) {
        add(
                row,
                ExpenseItemBuilder.builder()
                        .header(header(PSA, RecordType.EXPENSE_ITEM, row.need("Id")))
                        .project(row.ref(PSA, RecordType.PROJECT, "pse__Project__c"))
                        .contractLine(row.ref(CRM, RecordType.CONTRACT_LINE, "Contract_Line__c"))
                        .date(LocalDate.parse(row.need("pse__Expense_Date__c")))
                        .amount(Money.of(new BigDecimal(row.need("pse__Amount__c")), currency(row)))
                        .billable(row.is("pse__Billable__c", "true"))
                        .receiptAttached(row.is("Receipt_Attached__c", "true"))
                        .approval(approval(row.need("pse__Status__c")))
                        .build());
    }

    private void milestone(Row row) {
        add(
                row,
                MilestoneBuilder.builder()
                        .header(header(PSA, RecordType.MILESTONE, row.need("Id")))
                        .project(row.ref(PSA, RecordType.PROJECT, "pse__Project__c"))
                        .amount(Money.of(new BigDecimal(row.need("pse__Milestone_Amount__c")), currency(row)))
                        .completedOn(row.date("pse__Actual_Date__c"))
                        .approval(approval(row.need("pse__Status__c")))
                        .build());
    }

    private static void keepNewest(Map<String, Row> table, Row row) {
        Row known = table.get(row.need("Id"));
        if (known == null || version(row) > version(known)) {
            table.put(row.need("Id"), row);
        }
    }

    /** Each set, as its rows stand after the delivery. */
    private void cards() {
        Set<String> sets = new LinkedHashSet<>();
        cardLinks.values().forEach(link -> sets.add(link.need("pse__Rate_Card_Set__c")));
        for (String set : sets) {
            arrivals.add(Arrival.of(
                    RateCardBuilder.builder()
                            .header(header(PSA, RecordType.RATE_CARD, set))
                            .entries(entries(set))
                            .build(),
                    ++clock));
        }
    }

    private List<RateCardEntry> entries(String set) {
        List<RateCardEntry> entries = new ArrayList<>();
        for (Row row : cardRows.values()) {
            boolean isLinked = cardLinks.values().stream()
                    .anyMatch(link -> link.is("IsDeleted", "false")
                            && link.is("pse__Rate_Card_Set__c", set)
                            && link.is("pse__Rate_Card__c", row.need("Id")));
            if (isLinked && row.is("IsDeleted", "false")) {
                entries.add(RateCardEntry.of(
                        row.need("Id"),
                        row.get("pse__Role__c"),
                        currency(row),
                        row.number("pse__Suggested_Bill_Rate__c"),
                        row.period("pse__Start_Date__c", "pse__End_Date__c")));
            }
        }
        return entries;
    }
}
