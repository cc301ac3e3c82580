package org.tallystick.billing;

import static java.util.stream.Collectors.toMap;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.RateCard;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.testkit.properties.ledger.Arrival;
import org.tallystick.testkit.properties.ledger.FirmTables;
import org.tallystick.testkit.properties.ledger.Knowledge;

/** Billing of one period after another, each on what is known by then and on the documents of those before. */
final class ChainedBilling {

    private final MasterData master;
    private final Knowledge known = new Knowledge();
    private final Map<Ref<?>, Engagement> engagements =
            new TreeMap<>((a, b) -> CodePoints.ORDER.compare(a.id(), b.id()));
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<CreditMemo> credits = new ArrayList<>();
    private YearMonth first;

    ChainedBilling(FirmTables tables) {
        this.master = master(tables);
    }

    List<BillingOutcome> run(YearMonth period, Collection<Arrival> delivery) {
        delivery.forEach(known::add);
        first = first == null ? period : first;
        known.all(Engagement.class).forEach(engagement -> engagements.put(engagement.ref(), engagement));
        List<BillingOutcome> outcomes = new ArrayList<>();
        engagements.values().forEach(engagement -> outcomes.add(Billing.bill(input(period, engagement), master)));
        outcomes.forEach(outcome -> {
            outcome.proposal().ifPresent(invoices::add);
            credits.addAll(outcome.credits());
        });
        return outcomes;
    }

    static String engagementOf(CreditMemo memo) {
        return part(memo, 1);
    }

    static String periodOf(CreditMemo memo) {
        return part(memo, 0);
    }

    private static String part(CreditMemo memo, int n) {
        return memo.original().id().split("/", -1)[n];
    }

    /** Of an engagement that is not known any more nothing exists. */
    private BillingInput input(YearMonth period, Engagement engagement) {
        boolean isKnown = known.all(Engagement.class).contains(engagement);
        List<ContractLine> lines =
                all(ContractLine.class, line -> isKnown && engagement.ref().equals(line.engagement()));
        List<Project> projects = all(
                Project.class,
                project -> isKnown
                        && (engagement.ref().equals(project.engagement())
                                || lines.stream()
                                        .anyMatch(line -> line.billingMethod() == BillingMethod.RECURRING
                                                && project.ref().equals(line.project()))));
        List<Ref<?>> own = new ArrayList<>();
        projects.stream().filter(p -> engagement.ref().equals(p.engagement())).forEach(p -> own.add(p.ref()));
        List<ExpenseItem> expenses = all(ExpenseItem.class, expense -> own.contains(expense.project()));
        List<Invoice> issued = invoices.stream()
                .filter(i -> i.engagement().equals(engagement.ref()))
                .toList();
        return new BillingInput(
                period,
                engagement,
                known.find(Customer.class, engagement.invoicedTo()),
                projects,
                known.all(ContractLine.class),
                all(ContractAmendment.class, amendment -> isOf(amendment, engagement, lines)),
                new BillingInput.Work(
                        all(TimeEntry.class, time -> own.contains(time.project())),
                        expenses,
                        all(Milestone.class, milestone -> own.contains(milestone.project()))),
                people(),
                known.find(RateCard.class, engagement.terms().rateCard()),
                cards(lines),
                issued,
                credits.stream()
                        .filter(c -> issued.stream().anyMatch(i -> i.ref().equals(c.original())))
                        .toList(),
                first);
    }

    private static boolean isOf(ContractAmendment amendment, Engagement engagement, List<ContractLine> lines) {
        return (amendment.kind() == AmendmentKind.CAP || amendment.kind() == AmendmentKind.DATES)
                ? engagement.ref().equals(amendment.engagement())
                : lines.stream().anyMatch(line -> line.ref().equals(amendment.contractLine()));
    }

    @SuppressWarnings("unchecked")
    private Map<Ref<ContractLine>, RateCard> cards(List<ContractLine> lines) {
        Map<Ref<ContractLine>, RateCard> cards = new HashMap<>();
        for (ContractLine line : lines) {
            RateCard card = known.find(RateCard.class, line.rateCard());
            if (card != null) {
                cards.put((Ref<ContractLine>) line.ref(), card);
            }
        }
        return cards;
    }

    @SuppressWarnings("unchecked")
    private BillingInput.People people() {
        Map<ResourceDay, Quantity> hours = new HashMap<>();
        all(TimeEntry.class, time -> time.approval() == Approval.APPROVED && time.resource() != null)
                .forEach(time ->
                        hours.merge(new ResourceDay(time.resource(), time.workDate()), time.hours(), Quantity::plus));
        return new BillingInput.People(
                known.all(Assignment.class).stream().collect(toMap(a -> (Ref<Assignment>) a.ref(), a -> a)),
                all(Resource.class, worker -> worker.role() != null).stream()
                        .collect(toMap(worker -> (Ref<Resource>) worker.ref(), Resource::role)),
                hours);
    }

    private <T extends Entity> List<T> all(Class<T> type, Predicate<T> isWanted) {
        return known.all(type).stream().filter(isWanted).toList();
    }

    private static MasterData master(FirmTables tables) {
        MasterDataBuilder builder = MasterData.builder();
        tables.companies()
                .forEach(company -> builder.withLegalEntity(
                        LegalEntityBuilder.builder()
                                .header(Header.of(new Ref<>("host", RecordType.LEGAL_ENTITY, company.code())))
                                .country(new CountryCode(company.country()))
                                .timeZone(ZoneOffset.UTC)
                                .build(),
                        null));
        tables.taxRules()
                .forEach(rule -> builder.withTaxRule(
                        rule.legalEntity(),
                        new CountryCode(rule.country()),
                        rule.kind(),
                        new Tax(rule.code(), new Rate(rule.rate()))));
        tables.reverseCharges()
                .forEach(entry ->
                        builder.withReverseCharge(entry.legalEntity(), new Tax(entry.code(), new Rate(entry.rate()))));
        tables.euMembers().forEach(country -> builder.withEuMember(new CountryCode(country)));
        tables.fxRates()
                .forEach(rate -> builder.withFxRate(
                        rate.date(), new CurrencyCode(rate.from()), new CurrencyCode(rate.to()), rate.rate()));
        tables.standardRates().forEach(rate -> builder.withStandardRate(rate.legalEntity(), rate.row()));
        tables.receiptThresholds().forEach(row -> builder.withReceiptThreshold(row.legalEntity(), row.amount()));
        tables.goLive().forEach(builder::withGoLive);
        tables.capUsed()
                .forEach((id, used) -> builder.withCapUsed(
                        new Ref<>("psa", RecordType.ENGAGEMENT, id), Money.of(used, new CurrencyCode("EUR"))));
        return builder.build();
    }
}
