package org.tallystick.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.billing.BillingInput;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.ResourceDay;
import org.tallystick.billing.Tax;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/**
 * A month of approved, billable hours on one project: each person works once a day, in one of four roles.
 *
 * @param input of billing
 * @param master the firm's tables
 */
record BillableMonth(BillingInput input, MasterData master) {

    static final Rate TAX = Rate.of("0.19");
    private static final YearMonth MONTH = YearMonth.of(2026, 8);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final CountryCode GERMANY = new CountryCode("DE");
    private static final List<String> ROLES = List.of("Analyst", "Consultant", "Architect", "Lead");
    private static final List<UnitPrice> PRICES = List.of(price("96.5"), price("120"), price("181.25"), price("210"));
    private static final List<Quantity> HOURS = List.of(Quantity.of("8"), Quantity.of("7.5"), Quantity.of("3.25"));

    static BillableMonth of(int items) {
        List<TimeEntry> time = new ArrayList<>(items);
        Map<ResourceDay, Quantity> hours = new HashMap<>();
        for (int i = 0; i < items; i++) {
            TimeEntry entry = entry(i);
            time.add(entry);
            hours.put(new ResourceDay(resource(i), entry.workDate()), entry.hours());
        }
        BillingInput input = new BillingInput(
                MONTH,
                engagement(),
                customer(),
                List.of(project()),
                List.of(),
                List.of(),
                new BillingInput.Work(time, List.of(), List.of()),
                new BillingInput.People(Map.of(), Map.of(), hours),
                card(),
                Map.of(),
                List.of(),
                List.of(),
                MONTH);
        return new BillableMonth(input, tables());
    }

    /** The price of an hour by role. */
    static Map<String, UnitPrice> prices() {
        Map<String, UnitPrice> prices = new HashMap<>();
        for (int i = 0; i < ROLES.size(); i++) {
            prices.put(ROLES.get(i), PRICES.get(i));
        }
        return prices;
    }

    private static TimeEntry entry(int i) {
        return TimeEntryBuilder.builder()
                .header(header(RecordType.TIME_ENTRY, "T%07d".formatted(i)))
                .resource(resource(i))
                .workDate(LocalDate.of(2026, 8, 1 + i % MONTH.lengthOfMonth()))
                .hours(HOURS.get(i % HOURS.size()))
                .project(ref(RecordType.PROJECT, "P"))
                .role(ROLES.get(i / MONTH.lengthOfMonth() % ROLES.size()))
                .billable(true)
                .approval(Approval.APPROVED)
                .build();
    }

    private static Ref<Resource> resource(int i) {
        return ref(RecordType.RESOURCE, "R" + i / MONTH.lengthOfMonth());
    }

    private static Engagement engagement() {
        Ref<Customer> customer = ref(RecordType.CUSTOMER, "C");
        return EngagementBuilder.builder()
                .header(header(RecordType.ENGAGEMENT, "E"))
                .name("E")
                .customer(customer)
                .ultimateParent(customer)
                .legalEntity(ref(RecordType.LEGAL_ENTITY, "DE01"))
                .currency(EUR)
                .serviceLine("Advisory")
                .build();
    }

    private static Customer customer() {
        return CustomerBuilder.builder()
                .header(header(RecordType.CUSTOMER, "C"))
                .name("C")
                .addresses(List.of(Address.of(AddressUse.BILLING, GERMANY)))
                .build();
    }

    private static Project project() {
        return ProjectBuilder.builder()
                .header(header(RecordType.PROJECT, "P"))
                .name("P")
                .engagement(ref(RecordType.ENGAGEMENT, "E"))
                .build();
    }

    private static RateCard card() {
        List<RateCardEntry> rows = new ArrayList<>();
        for (int i = 0; i < ROLES.size(); i++) {
            rows.add(RateCardEntry.of("row " + i, ROLES.get(i), EUR, PRICES.get(i).amount(), Period.ALWAYS));
        }
        return RateCardBuilder.builder()
                .header(header(RecordType.RATE_CARD, "K"))
                .entries(rows)
                .build();
    }

    private static MasterData tables() {
        return MasterData.builder()
                .withLegalEntity(
                        LegalEntityBuilder.builder()
                                .header(header(RecordType.LEGAL_ENTITY, "DE01"))
                                .country(GERMANY)
                                .timeZone(ZoneId.of("Europe/Berlin"))
                                .currencies(Set.of(EUR))
                                .build(),
                        "1")
                .withTaxRule("DE01", GERMANY, LineKind.TIME, new Tax("DE-19", TAX))
                .build();
    }

    private static UnitPrice price(String amount) {
        return new UnitPrice(new BigDecimal(amount), EUR);
    }

    private static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("psa", type, id);
    }

    private static Header header(RecordType<?> type, String id) {
        return Header.of(ref(type, id));
    }
}
