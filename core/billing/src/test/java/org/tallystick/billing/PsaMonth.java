package org.tallystick.billing;

import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.ref;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The managed-services month: deliveries become billing inputs, period by period, as its formats say. */
final class PsaMonth {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> DECIDED = Set.of("Approved", "Rejected");

    private final Path month;
    private final Map<String, Map<String, Map<String, String>>> tables = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, JsonNode> customers = new HashMap<>();
    final MasterData master;
    final List<Invoice> issued = new ArrayList<>();
    final List<CreditMemo> credits = new ArrayList<>();

    PsaMonth(Path month) throws IOException {
        this.month = month;
        this.master = master(month.resolve("config"));
    }

    /** Takes in one delivery. */
    void take(YearMonth period) throws IOException {
        Path delivery = month.resolve("deliveries").resolve(period.toString());
        for (String table : List.of("contracts", "projects", "contract_lines")) {
            take(table, delivery, row -> true);
        }
        for (String table : List.of("amendments", "timesheets", "milestones", "expenses")) {
            take(table, delivery, row -> isDeleted(row) || DECIDED.contains(row.get("status")));
        }
        Path file = delivery.resolve("dynamics365/CustomersV3.json");
        if (Files.exists(file)) {
            JSON.readTree(Files.readString(file))
                    .values()
                    .forEach(row -> customers.put(
                            row.get("dataAreaId").asString() + "/"
                                    + row.get("CustomerAccount").asString(),
                            row));
        }
    }

    /** The newest version counts, of one version that which came first, decided or not. */
    private void take(String table, Path delivery, Predicate<Map<String, String>> counts) throws IOException {
        Map<String, Map<String, String>> rows = tables.computeIfAbsent(table, name -> new LinkedHashMap<>());
        CsvTable.read(delivery.resolve("psa").resolve(table + ".csv")).stream()
                .filter(row -> seen.add(table + " " + row.get("id") + " " + row.get("version")))
                .filter(counts)
                .forEach(row ->
                        rows.merge(row.get("id"), row, (old, more) -> version(more) > version(old) ? more : old));
    }

    private static int version(Map<String, String> row) {
        return Integer.parseInt(row.get("version"));
    }

    private static boolean isDeleted(Map<String, String> row) {
        return row.get("deleted").equals("Y");
    }

    private List<Map<String, String>> live(String table) {
        return tables.get(table).values().stream()
                .filter(row -> !isDeleted(row))
                .toList();
    }

    /** Bills every engagement that has anything. */
    Map<String, BillingOutcome> bill(YearMonth period, YearMonth first) {
        Map<String, BillingOutcome> outcomes = new LinkedHashMap<>();
        Set<String> known = live("contracts").stream().map(row -> row.get("id")).collect(Collectors.toSet());
        tables.get("contracts").values().forEach(contract -> {
            BillingOutcome outcome = Billing.bill(input(contract, known, period, first), master);
            outcome.proposal().ifPresent(issued::add);
            credits.addAll(outcome.credits());
            outcomes.put(contract.get("id"), outcome);
        });
        return outcomes;
    }

    private BillingInput input(Map<String, String> contract, Set<String> known, YearMonth period, YearMonth first) {
        String id = contract.get("id");
        Engagement engagement = engagement(contract);
        List<Project> all = list(
                "projects",
                row -> known.contains(row.get("contract_id"))
                        || row.get("contract_id").isEmpty(),
                PsaMonth::project);
        boolean isKnown = known.contains(id);
        Collection<Project> own =
                isKnown ? list("projects", row -> row.get("contract_id").equals(id), PsaMonth::project) : List.of();
        Set<String> ownIds = own.stream().map(each -> each.ref().id()).collect(Collectors.toSet());
        List<Map<String, String>> lineRows = live("contract_lines").stream()
                .filter(row -> row.get("contract_id").equals(id))
                .toList();
        Set<String> recurring =
                lineRows.stream().map(row -> row.get("project_id")).collect(Collectors.toSet());
        Set<Project> projects = new HashSet<>(own);
        if (isKnown) {
            all.stream().filter(each -> recurring.contains(each.ref().id())).forEach(projects::add);
        }
        Predicate<Map<String, String>> onOwn = row -> ownIds.contains(row.get("project_id"));
        return new BillingInput(
                period,
                engagement,
                customer(contract),
                projects,
                list("contract_lines", row -> true, PsaMonth::line),
                list("amendments", row -> true, PsaMonth::amendment),
                new BillingInput.Work(
                        list("timesheets", onOwn, PsaMonth::time),
                        list("expenses", onOwn, PsaMonth::expense),
                        list("milestones", onOwn, PsaMonth::milestone)),
                new BillingInput.People(Map.of(), Map.of(), hours()),
                null,
                Map.of(),
                issued.stream()
                        .filter(each -> each.engagement().id().equals(id))
                        .toList(),
                credits.stream()
                        .filter(each -> each.original().id().endsWith("/" + id))
                        .toList(),
                first);
    }

    private <T> List<T> list(
            String table, Predicate<Map<String, String>> filter, Function<Map<String, String>, T> map) {
        return live(table).stream().filter(filter).map(map).toList();
    }

    private Map<ResourceDay, Quantity> hours() {
        Map<ResourceDay, Quantity> hours = new HashMap<>();
        list("timesheets", row -> row.get("status").equals("Approved"), PsaMonth::time)
                .forEach(each ->
                        hours.merge(new ResourceDay(each.resource(), each.workDate()), each.hours(), Quantity::plus));
        return hours;
    }

    private Engagement engagement(Map<String, String> row) {
        CurrencyCode currency = new CurrencyCode(row.get("currency"));
        Ref<Customer> customer = ref(RecordType.CUSTOMER, row.get("legal_entity") + "/" + row.get("customer_account"));
        return EngagementBuilder.builder()
                .header(header(RecordType.ENGAGEMENT, row))
                .name(row.get("name"))
                .customer(customer)
                .ultimateParent(customer)
                .legalEntity(ref(RecordType.LEGAL_ENTITY, row.get("legal_entity")))
                .currency(currency)
                .serviceLine("Managed Services")
                .terms(new ContractTerms(period(row), money(row.get("cap"), currency), null))
                .build();
    }

    private Customer customer(Map<String, String> contract) {
        String key = contract.get("legal_entity") + "/" + contract.get("customer_account");
        JsonNode row = customers.get(key);
        if (row == null) {
            return null;
        }
        String country = row.get("AddressCountryRegionISOCode").asString();
        String registration = row.get("TaxExemptNumber").asString();
        return CustomerBuilder.builder()
                .header(Header.of(ref(RecordType.CUSTOMER, key)))
                .name(key)
                .addresses(
                        country.isEmpty()
                                ? List.of()
                                : List.of(Address.of(AddressUse.BILLING, new CountryCode(country))))
                .taxRegistrations(registration.isEmpty() ? List.of() : List.of(TaxRegistration.of(registration)))
                .build();
    }

    private static Project project(Map<String, String> row) {
        String closed = row.get("closed_at");
        return ProjectBuilder.builder()
                .header(header(RecordType.PROJECT, row))
                .name(row.get("name"))
                .closedAt(closed.isEmpty() ? null : Instant.parse(closed))
                .build();
    }

    private static ContractLine line(Map<String, String> row) {
        String markup = row.get("markup_percent");
        boolean isTime = row.get("kind").equals("time");
        String rate = row.get("rate");
        boolean isRecurring = row.get("kind").equals("recurring");
        return ContractLineBuilder.builder()
                .header(header(RecordType.CONTRACT_LINE, row))
                .engagement(ref(RecordType.ENGAGEMENT, row.get("contract_id")))
                .project(refOf(RecordType.PROJECT, row.get("project_id")))
                .billingMethod(isRecurring ? BillingMethod.RECURRING : BillingMethod.COST_PLUS)
                .role(isTime ? row.get("role") : null)
                .unitPrice(
                        isTime && !rate.isEmpty()
                                ? new UnitPrice(new BigDecimal(rate), CurrencyCode.OF_CONTRACT)
                                : null)
                .markup(
                        markup.isEmpty()
                                ? null
                                : Rate.of(
                                        new BigDecimal(markup).movePointLeft(2).toPlainString()))
                .monthlyAmount(isRecurring ? money(row.get("monthly_amount"), CurrencyCode.OF_CONTRACT) : null)
                .period(period(row))
                .build();
    }

    private static ContractAmendment amendment(Map<String, String> row) {
        AmendmentKind kind = AmendmentKind.valueOf(row.get("kind"));
        String value = row.get("new_value");
        return ContractAmendmentBuilder.builder()
                .header(header(RecordType.CONTRACT_AMENDMENT, row))
                .engagement(ref(RecordType.ENGAGEMENT, row.get("contract_id")))
                .contractLine(refOf(RecordType.CONTRACT_LINE, row.get("contract_line_id")))
                .kind(kind)
                .approval(approval(row))
                .effectiveFrom(LocalDate.parse(row.get("effective_date")))
                .newCap(kind == AmendmentKind.CAP ? money(value, CurrencyCode.OF_CONTRACT) : null)
                .newMonthlyAmount(kind == AmendmentKind.RECURRING ? money(value, CurrencyCode.OF_CONTRACT) : null)
                .newRate(
                        kind != AmendmentKind.RATE || value.isEmpty()
                                ? null
                                : new UnitPrice(new BigDecimal(value), CurrencyCode.OF_CONTRACT))
                .newStart(date(row.get("new_start")))
                .newEnd(date(row.get("new_end")))
                .build();
    }

    private static TimeEntry time(Map<String, String> row) {
        String role = row.get("role");
        return TimeEntryBuilder.builder()
                .header(header(RecordType.TIME_ENTRY, row))
                .resource(ref(RecordType.RESOURCE, row.get("resource_id")))
                .workDate(LocalDate.parse(row.get("work_date")))
                .hours(Quantity.of(row.get("hours")))
                .project(refOf(RecordType.PROJECT, row.get("project_id")))
                .role(role.isEmpty() ? null : role)
                .billable(row.get("billable").equals("Y"))
                .approval(approval(row))
                .build();
    }

    private static ExpenseItem expense(Map<String, String> row) {
        return ExpenseItemBuilder.builder()
                .header(header(RecordType.EXPENSE_ITEM, row))
                .date(LocalDate.parse(row.get("expense_date")))
                .project(refOf(RecordType.PROJECT, row.get("project_id")))
                .contractLine(refOf(RecordType.CONTRACT_LINE, row.get("contract_line_id")))
                .amount(Money.of(row.get("amount"), row.get("currency")))
                .billable(row.get("billable").equals("Y"))
                .receiptAttached(row.get("receipt").equals("Y"))
                .approval(approval(row))
                .build();
    }

    private static Milestone milestone(Map<String, String> row) {
        return MilestoneBuilder.builder()
                .header(header(RecordType.MILESTONE, row))
                .project(refOf(RecordType.PROJECT, row.get("project_id")))
                .amount(money(row.get("amount"), CurrencyCode.OF_CONTRACT))
                .completedOn(date(row.get("completion_date")))
                .approval(approval(row))
                .build();
    }

    private static Approval approval(Map<String, String> row) {
        return row.get("status").equals("Approved") ? Approval.APPROVED : Approval.REJECTED;
    }

    private static <T extends Entity> Ref<T> refOf(RecordType<T> type, String id) {
        return id.isEmpty() ? null : ref(type, id);
    }

    private static <T extends Entity> Header header(RecordType<T> type, Map<String, String> row) {
        return Header.of(ref(type, row.get("id")));
    }

    private static Period period(Map<String, String> row) {
        String first = row.get("start_date");
        String last = row.get("end_date");
        return days(first.isEmpty() ? null : first, last.isEmpty() ? null : last);
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static Money money(String text, CurrencyCode currency) {
        return text.isEmpty() ? null : Money.of(text, currency.code());
    }

    private static MasterData master(Path config) throws IOException {
        MasterDataBuilder master = MasterData.builder();
        json(config, "legal_entities").properties().forEach(each -> {
            JsonNode row = each.getValue();
            master.withLegalEntity(
                    LegalEntityBuilder.builder()
                            .header(Header.of(ref(RecordType.LEGAL_ENTITY, each.getKey())))
                            .country(new CountryCode(row.get("country").asString()))
                            .timeZone(ZoneId.of(row.get("timeZone").asString()))
                            .currencies(row.get("currencies").values().stream()
                                    .map(JsonNode::asString)
                                    .map(CurrencyCode::new)
                                    .collect(Collectors.toSet()))
                            .build(),
                    null);
        });
        JsonNode tax = json(config, "tax_rules");
        tax.get("rules")
                .values()
                .forEach(row -> master.withTaxRule(
                        row.get("legalEntity").asString(),
                        new CountryCode(row.get("country").asString()),
                        LineKind.valueOf(row.get("kind").asString().toUpperCase(Locale.ROOT)),
                        tax(row)));
        tax.get("reverseCharge")
                .properties()
                .forEach(each -> master.withReverseCharge(each.getKey(), tax(each.getValue())));
        json(config, "eu_members").values().forEach(each -> master.withEuMember(new CountryCode(each.asString())));
        json(config, "fx_rates")
                .values()
                .forEach(row -> master.withFxRate(
                        LocalDate.parse(row.get("date").asString()),
                        new CurrencyCode(row.get("from").asString()),
                        new CurrencyCode(row.get("to").asString()),
                        new BigDecimal(row.get("rate").asString())));
        int no = 0;
        for (JsonNode row : json(config, "standard_rates").values()) {
            master.withStandardRate(
                    row.get("legalEntity").asString(),
                    RateCardEntry.of(
                            "row " + ++no,
                            row.get("role").asString(),
                            new CurrencyCode(row.get("currency").asString()),
                            row.get("rate").isNull()
                                    ? null
                                    : new BigDecimal(row.get("rate").asString()),
                            days(text(row.get("from")), text(row.get("to")))));
        }
        json(config, "receipt_thresholds")
                .properties()
                .forEach(entity -> entity.getValue()
                        .properties()
                        .forEach(each -> master.withReceiptThreshold(
                                entity.getKey(), Money.of(each.getValue().asString(), each.getKey()))));
        return master.build();
    }

    private static String text(JsonNode value) {
        return value.isNull() ? null : value.asString();
    }

    private static Tax tax(JsonNode row) {
        return new Tax(row.get("code").asString(), Rate.of(row.get("rate").asString()));
    }

    private static JsonNode json(Path config, String name) throws IOException {
        return JSON.readTree(Files.readString(config.resolve(name + ".json")));
    }
}
