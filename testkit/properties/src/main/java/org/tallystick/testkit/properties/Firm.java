package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerRole;
import org.tallystick.model.CustomerTerms;
import org.tallystick.model.Entity;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LegalEntityStatus;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** The firm of a world: its company, its customers and its people. */
record Firm(WorldPlan plan, LegalEntity company, List<Customer> customers, List<Resource> people) {

    /** Months that a world's contracts run. */
    private static final int MONTHS = 6;

    /** Who lends contractors and sells what is passed on. */
    static final String VENDOR = "V-1";

    private static final CountryCode COUNTRY = new CountryCode("DE");

    static Firm of(WorldPlan plan) {
        LegalEntity company = LegalEntityBuilder.builder()
                .header(header(RecordType.LEGAL_ENTITY, "DE01"))
                .name("Firm")
                .legalName("Firm GmbH")
                .country(COUNTRY)
                .functionalCurrency(plan.books().currency())
                .timeZone(plan.zone())
                .currencies(Set.copyOf(List.of(plan.currency(), plan.books().currency())))
                .fiscalPeriods(months(plan.start()).stream()
                        .map(month -> FiscalPeriod.of(month.toString(), Period.of(month), PeriodStatus.OPEN))
                        .toList())
                .status(LegalEntityStatus.ACTIVE)
                .build();
        List<Customer> customers = new ArrayList<>();
        plan.customers().forEach(party -> customers.add(customer(plan, party, customers.size())));
        List<Resource> people = new ArrayList<>();
        plan.people().forEach(each -> people.add(person(each, people.size(), company)));
        return new Firm(plan, company, customers, people);
    }

    private static List<YearMonth> months(LocalDate start) {
        return Stream.iterate(YearMonth.from(start), month -> month.plusMonths(1))
                .limit(MONTHS)
                .toList();
    }

    private static Customer customer(WorldPlan plan, WorldPlan.Party party, int i) {
        return CustomerBuilder.builder()
                .header(header(RecordType.CUSTOMER, "C-" + (i + 1)))
                .name(party.name())
                .parent(above(RecordType.CUSTOMER, "C-", party, i))
                .roles(Set.of(CustomerRole.SOLD_TO, CustomerRole.BILL_TO))
                .addresses(List.of(Address.of(AddressUse.BILLING, COUNTRY)))
                .terms(new CustomerTerms(plan.currency(), "NET30", null, null))
                .status(CustomerStatus.ACTIVE)
                .build();
    }

    private static Resource person(WorldPlan.Person person, int i, LegalEntity company) {
        WorldPlan.Party party = person.party();
        return ResourceBuilder.builder()
                .header(header(RecordType.RESOURCE, "W-" + (i + 1)))
                .name(party.name())
                .workerId("E" + (i + 1))
                .role(SoldWork.ROLE)
                .kind(person.contractor() ? ResourceKind.CONTRACTOR : ResourceKind.EMPLOYEE)
                .vendor(person.contractor() ? VENDOR : null)
                .legalEntity(RecordType.LEGAL_ENTITY.refOf(company))
                .manager(above(RecordType.RESOURCE, "W-", party, i))
                .status(ResourceStatus.ACTIVE)
                .build();
    }

    private static <T extends Entity> @Nullable Ref<T> above(
            RecordType<T> type, String prefix, WorldPlan.Party party, int i) {
        int above = party.above() % (i + 1);
        return above == i ? null : ref(type, prefix + (above + 1));
    }

    Customer customer(int no) {
        return customers.get(no % customers.size());
    }

    Resource person(int no) {
        return people.get(no % people.size());
    }

    /** The top of a customer's hierarchy. */
    Customer rootOf(Customer customer) {
        Customer root = customer;
        while (root.parent() != null) {
            Ref<Customer> parent = root.parent();
            root = customers.stream()
                    .filter(each -> each.ref().equals(parent))
                    .findFirst()
                    .orElseThrow();
        }
        return root;
    }

    /** The months of all contracts, from the month in which the world starts. */
    Period term() {
        return new Period(firstDay(), firstDay().plusMonths(MONTHS));
    }

    /** Of all contracts. */
    LocalDate firstDay() {
        return plan.start().withDayOfMonth(1);
    }

    Money units(long units) {
        return Amounts.ofUnits(units, plan.currency());
    }

    LocalDate day(int offset) {
        return plan.start().plusDays(offset);
    }

    /** When work is billed: after its last day. */
    LocalDate billingDay() {
        return plan.start().plusDays(30);
    }

    /** The rate of documents; none: they are in the currency of the books. */
    @Nullable FxRate fx() {
        return plan.books().rate(plan.currency(), plan.start(), 0);
    }

    /** The rate at which they are paid. */
    @Nullable FxRate settlementFx() {
        return plan.books().rate(plan.currency(), payingDay(), 1);
    }

    LocalDate payingDay() {
        return billingDay().plusDays(10);
    }

    /** The ledger's name for the fiscal period of a day. */
    String periodOf(LocalDate day) {
        return company.fiscalPeriodOn(day).orElseThrow().code();
    }

    List<Entity> records() {
        List<Entity> all = new ArrayList<>(List.of(company));
        all.addAll(customers);
        all.addAll(people);
        return all;
    }
}
