package org.tallystick.testkit.properties.ledger;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Acceptance;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.CapKind;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseBillMethod;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.ExpenseMeasure;
import org.tallystick.model.ExpenseTax;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineCap;
import org.tallystick.model.LineKind;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.testkit.properties.ledger.FirmTables.Company;
import org.tallystick.testkit.properties.ledger.FirmTables.FxRate;
import org.tallystick.testkit.properties.ledger.FirmTables.ReceiptThreshold;
import org.tallystick.testkit.properties.ledger.FirmTables.ReverseCharge;
import org.tallystick.testkit.properties.ledger.FirmTables.StandardRate;
import org.tallystick.testkit.properties.ledger.FirmTables.TaxRule;

/** Makes a history: few records that meet often, each in one to three versions, spread over the deliveries. */
final class RandomFirm {

    private static final String SYSTEM = "psa";
    private static final CurrencyCode[] CURRENCIES = {
        new CurrencyCode("EUR"), new CurrencyCode("JPY"), new CurrencyCode("KWD")
    };
    private static final String[] ROLES = {"Analyst", "Consultant"};
    private static final Approval[] APPROVALS = {
        Approval.APPROVED,
        Approval.APPROVED,
        Approval.APPROVED,
        Approval.APPROVED,
        Approval.SUBMITTED,
        Approval.REJECTED
    };

    private final long seed;
    private final Random random;
    /** For what is not in every firm. */
    private final Random rare;

    private final Map<YearMonth, List<Arrival>> deliveries = new LinkedHashMap<>();

    RandomFirm(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.rare = new Random(~seed);
        BillingHistory.PERIODS.forEach(period -> deliveries.put(period, new ArrayList<>()));
    }

    BillingHistory history() {
        FirmTables tables = tables();
        customers();
        each("E", 2, 0.3, this::engagement);
        each("P", 3, 0.4, this::project);
        each("R", 2, 0.2, this::worker);
        each("A", 2, 0.3, this::assignment);
        each("RC", 2, 0.4, this::card);
        each("CL", 4, 0.3, this::line);
        each("AM", 4, 0.3, this::amendment);
        boolean isCountedByTable = rare.nextInt(3) == 0;
        each(isCountedByTable ? "1" : "T", 14, 0.4, this::time);
        each(isCountedByTable ? "1" : "X", 5, 0.4, this::expense);
        each(isCountedByTable ? "1" : "M", 2, 0.4, this::milestone);
        return new BillingHistory(seed, tables, deliveries);
    }

    private interface Maker {
        Entity make(String id);
    }

    /** Some versions come late, some after newer ones, some twice; a record now and then is deleted, or comes back. */
    private void each(String prefix, int atMost, double changing, Maker maker) {
        int count = 1 + random.nextInt(atMost);
        for (int n = 1; n <= count; n++) {
            int versions = 1 + (chance(changing) ? 1 + random.nextInt(2) : 0);
            for (int version = 1; version <= versions; version++) {
                Arrival arrival = new Arrival(maker.make(prefix + "-" + n), version, version > 1 && chance(0.15));
                deliver(arrival, version);
            }
        }
    }

    private void deliver(Arrival arrival, int version) {
        int due = Math.min(2, version - 1 + (chance(0.2) ? random.nextInt(3) : 0));
        add(due, arrival);
        if (chance(0.1)) {
            add(Math.min(2, due + random.nextInt(2)), arrival);
        }
    }

    private void add(int delivery, Arrival arrival) {
        List<Arrival> arrivals = deliveries.get(BillingHistory.PERIODS.get(delivery));
        if (arrivals != null) {
            arrivals.add(random.nextInt(arrivals.size() + 1), arrival);
        }
    }

    private void customers() {
        each(
                "C",
                2,
                0.3,
                id -> CustomerBuilder.builder()
                        .header(header(RecordType.CUSTOMER, id))
                        .name("customer")
                        .addresses(List.of(Address.of(AddressUse.BILLING, new CountryCode(pick("DE", "AT", "US")))))
                        .status(rarely(24, CustomerStatus.values()))
                        .taxRegistrations(
                                chance(0.4)
                                        ? List.of(TaxRegistration.of(pick("ATU12345678", "EL123456789", "DE123456789")))
                                        : List.of())
                        .build());
    }

    private Entity engagement(String id) {
        CurrencyCode currency =
                chance(0.9) ? CURRENCIES[(int) Math.floorMod(seed + id.hashCode(), 3L)] : pick(CURRENCIES);
        Ref<Customer> customer = ref(RecordType.CUSTOMER, "C", 2);
        LocalDate last = LocalDate.of(2026, 10, 31).minusDays(random.nextInt(20));
        int day = random.nextInt(20);
        LocalDate first = LocalDate.of(2026, 7, 25).plusDays(day);
        Period backwards = new Period(last.plusDays(2), last);
        Period term = chance(0.5) ? new Period(first, null) : day == 19 ? backwards : new Period(first, last);
        return EngagementBuilder.builder()
                .header(header(RecordType.ENGAGEMENT, id))
                .name("engagement")
                .customer(customer)
                .ultimateParent(customer)
                .legalEntity(new Ref<LegalEntity>("host", RecordType.LEGAL_ENTITY, pick("DE01", "DE01", "US01")))
                .currency(currency)
                .serviceLine("Advisory")
                .status(rarely(16, EngagementStatus.values()))
                .terms(new ContractTerms(
                        term,
                        chance(0.6) ? money(random.nextInt(4000), currency) : null,
                        chance(0.8) ? ref(RecordType.RATE_CARD, "RC", 2) : null))
                .build();
    }

    private Entity project(String id) {
        return ProjectBuilder.builder()
                .header(header(RecordType.PROJECT, id))
                .name("project")
                .engagement(chance(0.92) ? ref(RecordType.ENGAGEMENT, "E", 2) : null)
                .closedOn(chance(0.15) ? day() : null)
                .status(rarely(16, ProjectStatus.values()))
                .build();
    }

    private Entity worker(String id) {
        return ResourceBuilder.builder()
                .header(header(RecordType.RESOURCE, id))
                .role(chance(0.8) ? pick(ROLES) : null)
                .build();
    }

    private Entity assignment(String id) {
        return AssignmentBuilder.builder()
                .header(header(RecordType.ASSIGNMENT, id))
                .role(chance(0.9) ? pick(ROLES) : null)
                .period(period())
                .billRate(chance(0.6) ? price(pick(CURRENCIES)) : null)
                .contractLine(rarely(4, line(1), line(2), line(3), line(4)))
                .build();
    }

    private Entity card(String id) {
        List<RateCardEntry> entries = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            entries.add(entry(id + "-" + n));
        }
        return RateCardBuilder.builder()
                .header(header(RecordType.RATE_CARD, id))
                .entries(entries)
                .build();
    }

    private RateCardEntry entry(String id) {
        BigDecimal rate = chance(0.85) ? price(CURRENCIES[0]).amount() : null;
        return RateCardEntry.of(id, pick(ROLES), pick(CURRENCIES), rate, period());
    }

    /** A price row, a recurring charge, or a markup. */
    private Entity line(String id) {
        int kind = Math.floorMod(id.hashCode(), 3);
        boolean isRecurring = kind == 0;
        CurrencyCode currency = CURRENCIES[(int) Math.floorMod(seed, 3L)];
        Ref<RateCard> own = new Ref<>(SYSTEM, RecordType.RATE_CARD, "own-" + id);
        if (kind == 1) {
            Period period = period();
            RateCardEntry row = RateCardEntry.of(
                    id, pick(ROLES), pick(CURRENCIES), price(currency).amount(), period);
            Entity card = RateCardBuilder.builder()
                    .header(Header.of(own))
                    .entries(List.of(row))
                    .build();
            add(random.nextInt(2), Arrival.of(card, random.nextLong()));
        }
        return ContractLineBuilder.builder()
                .header(header(RecordType.CONTRACT_LINE, id))
                .engagement(ref(RecordType.ENGAGEMENT, "E", 2))
                .project(chance(0.95) ? ref(RecordType.PROJECT, "P", 3) : null)
                .billingMethod(isRecurring ? BillingMethod.RECURRING : BillingMethod.TIME_AND_MATERIAL)
                .monthlyAmount(isRecurring ? money(100 + random.nextInt(900), currency) : null)
                .markup(chance(0.5) ? Rate.of(pick("0.075", "0.1", "0")) : null)
                .period(period())
                .rateCard(kind == 1 ? own : null)
                .holds(rare.nextInt(20) == 0 ? Set.of("PO") : Set.of())
                .discount(rarely(20, Rate.of("0.05"), Rate.ZERO))
                .cap(rarely(20, cap(CapKind.HARD), cap(CapKind.NOTIFY)))
                .build();
    }

    private Entity amendment(String id) {
        AmendmentKind kind = pick(AmendmentKind.values());
        CurrencyCode currency = CURRENCIES[(int) Math.floorMod(seed, 3L)];
        boolean isOfLine = kind == AmendmentKind.RATE || kind == AmendmentKind.RECURRING;
        return ContractAmendmentBuilder.builder()
                .header(header(RecordType.CONTRACT_AMENDMENT, id))
                .engagement(ref(RecordType.ENGAGEMENT, "E", 2))
                .contractLine(isOfLine ? ref(RecordType.CONTRACT_LINE, "CL", 4) : null)
                .kind(kind)
                .approval(approval())
                .effectiveFrom(day())
                .newCap(kind == AmendmentKind.CAP && chance(0.9) ? money(random.nextInt(5000), currency) : null)
                .newStart(kind == AmendmentKind.DATES && chance(0.5) ? day() : null)
                .newEnd(kind == AmendmentKind.DATES && chance(0.5) ? day() : null)
                .newMonthlyAmount(
                        kind == AmendmentKind.RECURRING ? money(100 * (1 + random.nextInt(5)), currency) : null)
                .newRate(kind == AmendmentKind.RATE ? price(currency) : null)
                .build();
    }

    private Entity time(String id) {
        return TimeEntryBuilder.builder()
                .header(header(RecordType.TIME_ENTRY, id))
                .resource(ref(RecordType.RESOURCE, "R", 2))
                .project(chance(0.97) ? ref(RecordType.PROJECT, "P", 3) : null)
                .assignment(chance(0.5) ? ref(RecordType.ASSIGNMENT, "A", 2) : null)
                .workDate(chance(0.3) ? LocalDate.of(2026, 8, 3) : day())
                .hours(Quantity.of(pick("8", "7.25", "0.33", "12", "0", "4")))
                .billable(chance(0.9))
                .approval(approval())
                .billing(new TimeBilling(
                        rarely(16, BillingState.values()), rarely(12, Quantity.ZERO, Quantity.of("3.5")), List.of()))
                .build();
    }

    private Entity expense(String id) {
        Ref<Project> project = ref(RecordType.PROJECT, "P", 3);
        Ref<ContractLine> line = chance(0.7) ? ref(RecordType.CONTRACT_LINE, "CL", 4) : null;
        LocalDate day = day();
        Money paid = money(random.nextInt(300), pick(CURRENCIES));
        Money back = Money.rounded(paid.amount().divide(BigDecimal.valueOf(6), 9, HALF_UP), paid.currency(), HALF_UP);
        ExpenseBillMethod method = rarely(3, ExpenseBillMethod.values());
        CurrencyCode priced = CURRENCIES[rare.nextInt(CURRENCIES.length)];
        UnitPrice price = new UnitPrice(new BigDecimal("0.305"), priced);
        return ExpenseItemBuilder.builder()
                .header(header(RecordType.EXPENSE_ITEM, id))
                .project(project)
                .contractLine(line)
                .date(day)
                .amount(paid)
                .tax(new ExpenseTax(null, rare.nextInt(4) == 0 ? back : null))
                .billMethod(method)
                .markup(rare.nextInt(5) == 0 ? Rate.of("0.2") : null)
                .measure(method == ExpenseBillMethod.FIXED ? new ExpenseMeasure(Quantity.of("101"), "KM", price) : null)
                .receiptAttached(chance(0.7))
                .billable(chance(0.9))
                .approval(approval())
                .billing(rarely(16, BillingState.values()))
                .build();
    }

    private Entity milestone(String id) {
        return MilestoneBuilder.builder()
                .header(header(RecordType.MILESTONE, id))
                .project(ref(RecordType.PROJECT, "P", 3))
                .amount(money(random.nextInt(9000), CURRENCIES[(int) Math.floorMod(seed, 3L)]))
                .completedOn(chance(0.9) ? day() : null)
                .approval(approval())
                .contractLine(rarely(4, line(1), line(2), line(3), line(4)))
                .status(rarely(3, MilestoneStatus.values()))
                .acceptance(rarely(
                        2,
                        new Acceptance(Instant.EPOCH, null, null, Rate.of("0.35")),
                        new Acceptance(Instant.EPOCH, null, null, Rate.ZERO),
                        new Acceptance(Instant.EPOCH, null, null, null)))
                .billing(rarely(16, BillingState.values()))
                .build();
    }

    private FirmTables tables() {
        List<TaxRule> rules = new ArrayList<>();
        for (String country : List.of("DE", "AT", "US")) {
            for (LineKind kind : LineKind.values()) {
                for (String entity : List.of("DE01", "US01")) {
                    if (chance(0.9)) {
                        boolean isHigh = kind != LineKind.MILESTONE;
                        String code = entity + "-" + country + (isHigh ? "-S" : "-M");
                        rules.add(new TaxRule(entity, country, kind, code, new BigDecimal(isHigh ? "0.19" : "0.0825")));
                    }
                }
            }
        }
        List<FxRate> rates = new ArrayList<>();
        for (CurrencyCode from : CURRENCIES) {
            for (CurrencyCode to : CURRENCIES) {
                if (!from.equals(to) && chance(0.8)) {
                    rates.add(new FxRate(day().minusDays(20), from.code(), to.code(), new BigDecimal("1.234567")));
                    rates.add(new FxRate(LocalDate.of(2026, 11, 1), from.code(), to.code(), new BigDecimal("2")));
                }
            }
        }
        List<StandardRate> standard = new ArrayList<>();
        for (String entity : List.of("DE01", "US01")) {
            for (CurrencyCode currency : CURRENCIES) {
                if (chance(0.6)) {
                    BigDecimal rate = price(currency).amount();
                    standard.add(new StandardRate(entity, RateCardEntry.of("S", "Analyst", currency, rate, period())));
                }
            }
        }
        return new FirmTables(
                List.of(
                        new Company("DE01", "DE", Set.of("EUR", "JPY", "KWD"), true),
                        new Company("US01", "US", Set.of("EUR", "JPY", "KWD"), true)),
                Set.of("Advisory"),
                rules,
                List.of(new ReverseCharge("DE01", "DE-RC", BigDecimal.ZERO)),
                Set.of("DE", "AT", "GR"),
                rates,
                standard,
                List.of(
                        new ReceiptThreshold("DE01", Money.of("100", "EUR")),
                        new ReceiptThreshold("DE01", Money.of("150", "JPY"))),
                rare.nextInt(8) == 0 ? Map.of("DE01", YearMonth.of(2026, 7 + rare.nextInt(3))) : Map.of(),
                rare.nextInt(4) == 0 ? Map.of("E-1", BigDecimal.valueOf(rare.nextInt(1500))) : Map.of());
    }

    /** One of them, once in so many times. */
    @SafeVarargs
    private <V> @Nullable V rarely(int times, V... values) {
        return rare.nextInt(times) == 0 ? values[rare.nextInt(values.length)] : null;
    }

    private static Ref<ContractLine> line(int number) {
        return new Ref<>(SYSTEM, RecordType.CONTRACT_LINE, "CL-" + number);
    }

    private static LineCap cap(CapKind kind) {
        return new LineCap(kind, null, Quantity.of("40"));
    }

    private static Header header(RecordType<?> type, String id) {
        return Header.of(Ref.of(SYSTEM, type, id));
    }

    /** Now and then to a record that is delivered later, or never. */
    private <T extends Entity> Ref<T> ref(RecordType<T> type, String prefix, int count) {
        int n = chance(0.02) ? 99 : 1 + random.nextInt(chance(0.6) ? 1 : count);
        return new Ref<>(SYSTEM, type, prefix + "-" + n);
    }

    private LocalDate day() {
        return LocalDate.of(2026, 7, 28).plusDays(random.nextInt(90));
    }

    private Period period() {
        return new Period(
                chance(0.7) ? LocalDate.of(2026, 7, 1).plusDays(random.nextInt(50)) : null,
                chance(0.3) ? LocalDate.of(2026, 9, 1).plusDays(random.nextInt(60)) : null);
    }

    private UnitPrice price(CurrencyCode currency) {
        return new UnitPrice(new BigDecimal(pick("100", "92.987", "12345.5", "0.5", "0")), currency);
    }

    private static Money money(int units, CurrencyCode currency) {
        return Money.of(BigDecimal.valueOf(units), currency);
    }

    private Approval approval() {
        return pick(APPROVALS);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @SafeVarargs
    private <V> V pick(V... values) {
        return values[random.nextInt(values.length)];
    }
}
