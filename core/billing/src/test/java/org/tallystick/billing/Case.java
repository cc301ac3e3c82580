package org.tallystick.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.Assignment;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractPaperBuilder;
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
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.PaymentArrangement;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.PurchaseOrder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;

/**
 * One engagement to bill, in August 2026 and in EUR unless a test says otherwise: E-1 of DE01, customer C-1 in Germany, project P-1, worker
 * R-1 who is a Consultant at 100 an hour by the rate card. What a test needs to be different it sets.
 */
final class Case {

    static final CurrencyCode EUR = new CurrencyCode("EUR");
    static final CurrencyCode USD = new CurrencyCode("USD");
    static final CurrencyCode JPY = new CurrencyCode("JPY");

    final MasterDataBuilder master = masterData();
    final List<Project> projects = new ArrayList<>(List.of(project("P-1", null)));
    final List<ContractLine> contractLines = new ArrayList<>();
    final List<ContractAmendment> amendments = new ArrayList<>();
    final List<TimeEntry> time = new ArrayList<>();
    final List<TimeEntry> otherTime = new ArrayList<>();
    final List<ExpenseItem> expenses = new ArrayList<>();
    final List<Milestone> milestones = new ArrayList<>();
    final Map<Ref<Assignment>, Assignment> assignments = new HashMap<>();
    final Map<Ref<Resource>, String> ownRoles = new HashMap<>(Map.of(ref(RecordType.RESOURCE, "R-1"), "Consultant"));
    final List<RateCardEntry> rateCard = new ArrayList<>(List.of(rateRow("card-1", "Consultant", "100", null, null)));
    final List<Invoice> issued = new ArrayList<>();
    final List<CreditMemo> credits = new ArrayList<>();
    final Map<Ref<ContractLine>, RateCard> lineCards = new HashMap<>();

    YearMonth period = YearMonth.of(2026, 8);
    YearMonth firstPeriod = period;
    CurrencyCode currency = EUR;
    String legalEntity = "DE01";
    Customer customer = customer("C-1", "DE", null);
    Customer billTo;
    EngagementStatus status;
    Period term = Period.ALWAYS;
    Money cap;
    PaymentArrangement payment = PaymentArrangement.NONE;
    final List<PurchaseOrder> orders = new ArrayList<>();

    BillingOutcome bill() {
        return Billing.bill(input(), master.build());
    }

    /** Bills, and lets the documents be issued. */
    BillingOutcome billAndIssue() {
        BillingOutcome outcome = bill();
        outcome.proposal().ifPresent(issued::add);
        credits.addAll(outcome.credits());
        return outcome;
    }

    /** The next month. */
    Case next() {
        period = period.plusMonths(1);
        return this;
    }

    BillingInput input() {
        Engagement engagement = EngagementBuilder.builder()
                .header(Header.of(ref(RecordType.ENGAGEMENT, "E-1")))
                .name("Engagement")
                .customer(ref(RecordType.CUSTOMER, "C-1"))
                .ultimateParent(ref(RecordType.CUSTOMER, "C-1"))
                .legalEntity(ref(RecordType.LEGAL_ENTITY, legalEntity))
                .currency(currency)
                .serviceLine("Advisory")
                .terms(new ContractTerms(term, cap, null))
                .paper(ContractPaperBuilder.builder().purchaseOrders(orders).build())
                .payment(payment)
                .status(status)
                .build();
        return new BillingInput(
                period,
                engagement,
                customer,
                projects,
                contractLines,
                amendments,
                new BillingInput.Work(time, expenses, milestones),
                new BillingInput.People(assignments, ownRoles, approvedHours()),
                RateCardBuilder.builder()
                        .header(Header.of(ref(RecordType.RATE_CARD, "card")))
                        .entries(rateCard)
                        .build(),
                lineCards,
                issued,
                credits,
                firstPeriod,
                billTo == null ? customer : billTo);
    }

    private Map<ResourceDay, Quantity> approvedHours() {
        Map<ResourceDay, Quantity> hours = new HashMap<>();
        Stream.concat(time.stream(), otherTime.stream())
                .filter(entry -> entry.approval() == Approval.APPROVED && entry.resource() != null)
                .forEach(entry -> hours.merge(
                        new ResourceDay(entry.resource(), entry.workDate()), entry.hours(), Quantity::plus));
        return hours;
    }

    /** An amendment of the engagement, approved. */
    ContractAmendmentBuilder amendment(String id, AmendmentKind kind, String effective) {
        return ContractAmendmentBuilder.builder()
                .header(Header.of(ref(RecordType.CONTRACT_AMENDMENT, id)))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .kind(kind)
                .approval(Approval.APPROVED)
                .effectiveFrom(LocalDate.parse(effective));
    }

    /** An order of the customer; an amount or an expiry of null is open. */
    Case order(String number, String amount, String expiry) {
        orders.add(new PurchaseOrder(
                number,
                amount == null ? null : Money.of(amount, "EUR"),
                expiry == null ? null : LocalDate.parse(expiry)));
        return this;
    }

    Case amendCap(String id, String effective, String newCap) {
        amendments.add(amendment(id, AmendmentKind.CAP, effective)
                .newCap(newCap == null ? null : Money.of(newCap, "EUR"))
                .build());
        return this;
    }

    Case amendDates(String id, String effective, String start, String end) {
        amendments.add(amendment(id, AmendmentKind.DATES, effective)
                .newStart(start == null ? null : LocalDate.parse(start))
                .newEnd(end == null ? null : LocalDate.parse(end))
                .build());
        return this;
    }

    /** A monthly charge of the engagement on P-1. */
    Case charge(String line, String monthly, Period active) {
        contractLines.add(ContractLineBuilder.builder()
                .header(Header.of(ref(RecordType.CONTRACT_LINE, line)))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .project(ref(RecordType.PROJECT, "P-1"))
                .billingMethod(BillingMethod.RECURRING)
                .monthlyAmount(monthly == null ? null : Money.of(monthly, "EUR"))
                .period(active)
                .build());
        return this;
    }

    Case amendCharge(String id, String line, String effective, String monthly) {
        amendments.add(amendment(id, AmendmentKind.RECURRING, effective)
                .contractLine(ref(RecordType.CONTRACT_LINE, line))
                .newMonthlyAmount(monthly == null ? null : Money.of(monthly, "EUR"))
                .build());
        return this;
    }

    Case time(String id, String day, String hours) {
        time.add(entry(id, day, hours));
        return this;
    }

    Case time(String id, String day, String hours, String assignment) {
        time.add(entry(id, day, hours, "P-1", assignment, true, Approval.APPROVED));
        return this;
    }

    Case expense(String id, String day, String amount, String inCurrency) {
        expenses.add(cost(id, day, amount, inCurrency, null, true));
        return this;
    }

    Case assignment(String id, String role, String rate, Period inForce) {
        UnitPrice price = rate == null ? null : new UnitPrice(new BigDecimal(rate), currency);
        Ref<Assignment> ref = ref(RecordType.ASSIGNMENT, id);
        assignments.put(
                ref,
                AssignmentBuilder.builder()
                        .header(Header.of(ref))
                        .role(role)
                        .period(inForce)
                        .billRate(price)
                        .build());
        return this;
    }

    static TimeEntry entry(String id, String day, String hours) {
        return entry(id, day, hours, "P-1", null, true, Approval.APPROVED);
    }

    static TimeEntry entry(
            String id,
            String day,
            String hours,
            String project,
            String assignment,
            boolean billable,
            Approval approval) {
        return TimeEntryBuilder.builder()
                .header(Header.of(ref(RecordType.TIME_ENTRY, id)))
                .resource(ref(RecordType.RESOURCE, "R-1"))
                .workDate(LocalDate.parse(day))
                .hours(Quantity.of(hours))
                .project(ref(RecordType.PROJECT, project))
                .assignment(assignment == null ? null : ref(RecordType.ASSIGNMENT, assignment))
                .billable(billable)
                .approval(approval)
                .build();
    }

    static ExpenseItem cost(String id, String day, String amount, String inCurrency, String line, boolean receipt) {
        return ExpenseItemBuilder.builder()
                .header(Header.of(ref(RecordType.EXPENSE_ITEM, id)))
                .resource(ref(RecordType.RESOURCE, "R-1"))
                .date(LocalDate.parse(day))
                .project(ref(RecordType.PROJECT, "P-1"))
                .contractLine(line == null ? null : ref(RecordType.CONTRACT_LINE, line))
                .amount(Money.of(amount, inCurrency))
                .billable(true)
                .receiptAttached(receipt)
                .approval(Approval.APPROVED)
                .build();
    }

    static Milestone milestone(String id, String completedOn, String amount) {
        return MilestoneBuilder.builder()
                .header(Header.of(ref(RecordType.MILESTONE, id)))
                .project(ref(RecordType.PROJECT, "P-1"))
                .amount(Money.of(amount, "EUR"))
                .completedOn(completedOn == null ? null : LocalDate.parse(completedOn))
                .approval(Approval.APPROVED)
                .build();
    }

    static Project project(String id, String closedOn) {
        return ProjectBuilder.builder()
                .header(Header.of(ref(RecordType.PROJECT, id)))
                .name(id)
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .closedOn(closedOn == null ? null : LocalDate.parse(closedOn))
                .build();
    }

    static Customer customer(String id, String country, String registration) {
        return customer(id, null, country, registration);
    }

    static Customer customer(String id, Ref<Customer> parent, String country, String registration) {
        return CustomerBuilder.builder()
                .header(Header.of(ref(RecordType.CUSTOMER, id)))
                .name(id)
                .parent(parent)
                .addresses(
                        country == null ? List.of() : List.of(Address.of(AddressUse.BILLING, new CountryCode(country))))
                .taxRegistrations(registration == null ? List.of() : List.of(TaxRegistration.of(registration)))
                .build();
    }

    static RateCardEntry rateRow(String id, String role, String rate, String from, String to) {
        return RateCardEntry.of(id, role, EUR, rate == null ? null : new BigDecimal(rate), days(from, to));
    }

    /** Both days counted in; none is open. */
    static Period days(String first, String last) {
        return Period.inclusive(
                first == null ? null : LocalDate.parse(first), last == null ? null : LocalDate.parse(last));
    }

    static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("psa", type, id);
    }

    static MasterDataBuilder masterData() {
        MasterDataBuilder master = MasterData.builder()
                .withLegalEntity(legalEntity("DE01", "DE", "EUR", "USD", "JPY"), "5")
                .withLegalEntity(legalEntity("UK01", "GB", "GBP", "EUR"), "3")
                .withLegalEntity(legalEntity("SG01", "SG", "SGD"), null)
                .withServiceLine("Advisory", "21")
                .withEuMember(new CountryCode("DE"))
                .withEuMember(new CountryCode("FR"))
                .withEuMember(new CountryCode("GR"))
                .withReverseCharge("DE01", new Tax("DE-RC", Rate.ZERO))
                .withReverseCharge("UK01", new Tax("GB-RC", Rate.ZERO));
        for (LineKind kind : LineKind.values()) {
            master.withTaxRule("DE01", new CountryCode("DE"), kind, new Tax("DE-S19", Rate.of("0.19")));
            master.withTaxRule("UK01", new CountryCode("FR"), kind, new Tax("GB-EX", Rate.ZERO));
        }
        return master;
    }

    private static LegalEntity legalEntity(String code, String country, String... currencies) {
        Set<CurrencyCode> tradedIn = new HashSet<>();
        Stream.of(currencies).map(CurrencyCode::new).forEach(tradedIn::add);
        return LegalEntityBuilder.builder()
                .header(Header.of(ref(RecordType.LEGAL_ENTITY, code)))
                .country(new CountryCode(country))
                .timeZone(ZoneId.of("UTC"))
                .currencies(tradedIn)
                .build();
    }
}
