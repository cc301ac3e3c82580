package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.*;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** The records of the second acceptance month: a PSA's files, and the ERP's customers. */
final class ManagedServicesFiles {

    private static final String PSA = "psa";
    private static final String ERP = "dynamics365";

    private final Path month;
    private final Map<String, Row> contracts = new LinkedHashMap<>();
    private final Map<String, Row> projects = new LinkedHashMap<>();
    private final Map<String, Row> knownContracts = new LinkedHashMap<>();
    private final Map<String, Row> knownLines = new LinkedHashMap<>();
    private List<Arrival> arrivals = new ArrayList<>();
    private long clock;

    private ManagedServicesFiles(Path month) {
        this.month = month;
    }

    /** Amounts have no currency of their own, so that of their contract must be known before: contracts and projects are read first. */
    static Month read(Path month) {
        ManagedServicesFiles files = new ManagedServicesFiles(month);
        for (YearMonth period : Month.PERIODS) {
            files.rows(period, "contracts").forEach(row -> keepNewest(files.contracts, row));
            files.rows(period, "projects").forEach(row -> keepNewest(files.projects, row));
        }
        Map<YearMonth, List<Arrival>> deliveries = new LinkedHashMap<>();
        Month.PERIODS.forEach(period -> deliveries.put(period, files.delivery(period)));
        return new Month(ConfigFiles.read(Month.files(month, "config")), deliveries, Month.files(month, "expected"));
    }

    private List<Arrival> delivery(YearMonth period) {
        arrivals = new ArrayList<>();
        Month.files(month, "deliveries/" + period + "/" + ERP)
                .rows("CustomersV3.json")
                .forEach(this::customer);
        rows(period, "contracts").forEach(this::engagement);
        rows(period, "projects").forEach(this::project);
        rows(period, "contracts").forEach(row -> keepNewest(knownContracts, row));
        rows(period, "contract_lines").forEach(this::line);
        rows(period, "contract_lines").forEach(row -> keepNewest(knownLines, row));
        knownLines.values().forEach(this::card);
        rows(period, "amendments").forEach(this::amendment);
        rows(period, "timesheets").forEach(this::time);
        rows(period, "expenses").forEach(this::expense);
        rows(period, "milestones").forEach(this::milestone);
        return arrivals;
    }

    private List<Row> rows(YearMonth period, String file) {
        return Month.files(month, "deliveries/" + period + "/" + PSA).rows(file + ".csv");
    }

    private static long version(Row row) {
        return Long.parseLong(row.need("version"));
    }

    private static void keepNewest(Map<String, Row> table, Row row) {
        Row known = table.get(row.need("id"));
        if (known == null || version(row) > version(known)) {
            table.put(row.need("id"), row);
        }
    }

    private void add(Row row, Entity record) {
        arrivals.add(new Arrival(record, version(row), row.is("deleted", "Y")));
    }

    private static Header header(RecordType<?> type, Row row) {
        return Header.of(Ref.of(PSA, type, row.need("id")));
    }

    private CurrencyCode currencyOf(@Nullable String contract) {
        Row row = contracts.get(contract);
        return new CurrencyCode(row == null ? "KWD" : row.need("currency"));
    }

    private @Nullable String contractOf(@Nullable String project) {
        Row row = projects.get(project);
        return row == null ? null : row.get("contract_id");
    }

    /** It has no version: the last delivered record counts. */
    private void customer(Row row) {
        String key = row.need("dataAreaId") + "/" + row.need("CustomerAccount");
        Header header = Header.of(new Ref<>(ERP, RecordType.CUSTOMER, key));
        arrivals.add(Arrival.of(
                QuoteToCashFiles.customer(header, row.get("AddressCountryRegionISOCode"), row.get("TaxExemptNumber"))
                        .build(),
                ++clock));
    }

    private void engagement(Row row) {
        Ref<Customer> customer =
                new Ref<>(ERP, RecordType.CUSTOMER, row.need("legal_entity") + "/" + row.get("customer_account"));
        CurrencyCode currency = new CurrencyCode(row.need("currency"));
        add(
                row,
                EngagementBuilder.builder()
                        .header(header(RecordType.ENGAGEMENT, row))
                        .name("contract")
                        .customer(customer)
                        .ultimateParent(customer)
                        .legalEntity(new Ref<>("host", RecordType.LEGAL_ENTITY, row.need("legal_entity")))
                        .currency(currency)
                        .serviceLine("any")
                        .terms(new ContractTerms(
                                row.period("start_date", "end_date"), row.money("cap", currency), null))
                        .build());
    }

    private void project(Row row) {
        String closedAt = row.get("closed_at");
        Row contract = contracts.get(row.get("contract_id"));
        LocalDate closedOn = closedAt == null || contract == null
                ? null
                : Instant.parse(closedAt)
                        .atZone(zone(contract.need("legal_entity")))
                        .toLocalDate();
        add(
                row,
                ProjectBuilder.builder()
                        .header(header(RecordType.PROJECT, row))
                        .name("project")
                        .engagement(row.ref(PSA, RecordType.ENGAGEMENT, "contract_id"))
                        .closedOn(closedOn)
                        .build());
    }

    private ZoneId zone(String legalEntity) {
        return ZoneId.of(Month.files(month, "config")
                .json("legal_entities.json")
                .path(legalEntity)
                .path("timeZone")
                .asString());
    }

    private void line(Row row) {
        CurrencyCode currency = currencyOf(row.get("contract_id"));
        BigDecimal percent = row.number("markup_percent");
        add(
                row,
                ContractLineBuilder.builder()
                        .header(header(RecordType.CONTRACT_LINE, row))
                        .engagement(row.ref(PSA, RecordType.ENGAGEMENT, "contract_id"))
                        .project(row.ref(PSA, RecordType.PROJECT, "project_id"))
                        .billingMethod(
                                row.is("kind", "recurring") ? BillingMethod.RECURRING : BillingMethod.TIME_AND_MATERIAL)
                        .markup(percent == null ? null : Rate.ofPercent(percent))
                        .monthlyAmount(row.money("monthly_amount", currency))
                        .period(row.period("start_date", "end_date"))
                        .rateCard(row.is("kind", "time") ? row.ref(PSA, RecordType.RATE_CARD, "id") : null)
                        .build());
    }

    /** A line's price is in the currency of its contract, as it stands after the delivery. */
    private void card(Row line) {
        Row contract = knownContracts.get(line.get("contract_id"));
        if (contract != null && line.is("kind", "time")) {
            RateCardEntry price = RateCardEntry.of(
                    line.need("id"),
                    line.get("role"),
                    new CurrencyCode(contract.need("currency")),
                    line.number("rate"),
                    line.period("start_date", "end_date"));
            Header header = header(RecordType.RATE_CARD, line);
            arrivals.add(Arrival.of(
                    RateCardBuilder.builder()
                            .header(header)
                            .entries(List.of(price))
                            .build(),
                    ++clock));
        }
    }

    private void amendment(Row row) {
        CurrencyCode currency = currencyOf(row.get("contract_id"));
        AmendmentKind kind = AmendmentKind.valueOf(row.need("kind"));
        BigDecimal value = row.number("new_value");
        add(
                row,
                ContractAmendmentBuilder.builder()
                        .header(header(RecordType.CONTRACT_AMENDMENT, row))
                        .engagement(row.ref(PSA, RecordType.ENGAGEMENT, "contract_id"))
                        .contractLine(row.ref(PSA, RecordType.CONTRACT_LINE, "contract_line_id"))
                        .kind(kind)
                        .approval(approval(row))
                        .effectiveFrom(LocalDate.parse(row.need("effective_date")))
                        .newCap(kind == AmendmentKind.CAP ? row.money("new_value", currency) : null)
                        .newStart(row.date("new_start"))
                        .newEnd(row.date("new_end"))
                        .newMonthlyAmount(kind == AmendmentKind.RECURRING ? row.money("new_value", currency) : null)
                        .newRate(kind == AmendmentKind.RATE && value != null ? new UnitPrice(value, currency) : null)
                        .build());
    }

    private static Approval approval(Row row) {
        return QuoteToCashFiles.approval(row.need("status"));
    }

    private void time(Row row) {
        add(
                row,
                TimeEntryBuilder.builder()
                        .header(header(RecordType.TIME_ENTRY, row))
                        .resource(row.ref(PSA, RecordType.RESOURCE, "resource_id"))
                        .project(row.ref(PSA, RecordType.PROJECT, "project_id"))
                        .role(row.get("role"))
                        .workDate(LocalDate.parse(row.need("work_date")))
                        .hours(Quantity.of(row.need("hours")))
                        .billable(row.is("billable", "Y"))
                        .approval(approval(row))
                        .build());
    }

    private void expense(Row row) {
        add(
                row,
                ExpenseItemBuilder.builder()
                        .header(header(RecordType.EXPENSE_ITEM, row))
                        .project(row.ref(PSA, RecordType.PROJECT, "project_id"))
                        .contractLine(row.ref(PSA, RecordType.CONTRACT_LINE, "contract_line_id"))
                        .date(LocalDate.parse(row.need("expense_date")))
                        .amount(Money.of(row.need("amount"), row.need("currency")))
                        .billable(row.is("billable", "Y"))
                        .receiptAttached(row.is("receipt", "Y"))
                        .approval(approval(row))
                        .build());
    }

    private void milestone(Row row) {
        CurrencyCode currency = currencyOf(contractOf(row.get("project_id")));
        add(
                row,
                MilestoneBuilder.builder()
                        .header(header(RecordType.MILESTONE, row))
                        .project(row.ref(PSA, RecordType.PROJECT, "project_id"))
                        .amount(Money.of(new BigDecimal(row.need("amount")), currency))
                        .completedOn(row.date("completion_date"))
                        .approval(approval(row))
                        .build());
    }
}
