package org.tallystick.billing;

import static java.math.RoundingMode.HALF_UP;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.tallystick.model.Approvable;
import org.tallystick.model.BilledSources;
import org.tallystick.model.BillingAmount;
import org.tallystick.model.BillingPosition;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.Corrections;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.PaymentArrangement;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.testkit.properties.World;
import org.tallystick.testkit.properties.WorldLaws;
import org.tallystick.testkit.properties.ledger.Arrival;
import org.tallystick.testkit.properties.ledger.FirmTables;

/**
 * What billing makes of a coherent world keeps the laws of the model (I11 to I14, I19 to I22). The world is billed anew, in its third month
 * and in its fourth; what it says to be billed is not looked at.
 */
class WorldBillingTest {

    private static final String EXPENSE = "X-";

    @Property(tries = 100)
    void i11_eachApprovedItemIsBilledOrHeldToTheLastUnit(@ForAll World world) {
        World tight = without(world, ContractAmendment.class);
        List<BillingOutcome> outcomes = new Months(tight).bill(2, tight);

        Map<String, BillingAmount> billed = new HashMap<>();
        invoices(outcomes).stream()
                .flatMap(invoice -> invoice.lines().stream())
                .flatMap(line -> line.sources().stream())
                .forEach(source -> billed.merge(
                        source.id(), new BillingAmount(source.quantity(), source.amount()), BillingAmount::plus));
        Map<String, BillingAmount> held = new HashMap<>();
        outcomes.stream()
                .flatMap(outcome -> outcome.held().stream())
                .forEach(item -> held.merge(
                        item.item(),
                        new BillingAmount(item.quantity(), requireNonNull(item.amount())),
                        BillingAmount::plus));
        approved(tight).forEach((id, amount) -> {
            BillingAmount none = BillingAmount.zero(amount.amount().currency());
            BillingAmount isBilled = billed.getOrDefault(id, none);
            BillingAmount isHeld = held.getOrDefault(id, none);
            assertThat(new BillingPosition(whole(id, amount, isBilled.plus(isHeld)), none, isHeld, none, isBilled, none)
                            .check())
                    .as(id)
                    .isEmpty();
        });
        Statistics.label("something is held")
                .collect(!held.isEmpty())
                .coverage(seen -> seen.check(true).count(count -> count > 0));
    }

    @Property(tries = 100)
    void i12_i13_i14_noItemIsBilledTwiceSumsAreRightAndNoCapIsExceeded(@ForAll World world) {
        World tight = without(world, ContractAmendment.class);
        Months months = new Months(tight);
        List<Invoice> issued = new ArrayList<>();
        for (int month = 2; month < 5; month++) {
            issued.addAll(invoices(months.bill(month, tight)));
        }

        Map<String, Quantity> available = new HashMap<>();
        approved(tight).forEach((id, amount) -> available.put(id, amount.quantity()));
        assertThat(BilledSources.of(issued, List.of()).check(available)).isEmpty();
        assertThat(issued).allSatisfy(invoice -> assertThat(invoice.check()).isEmpty());
        List<Entity> records = new ArrayList<>(without(tight, Invoice.class).records());
        issued.forEach(invoice -> records.add(issued(invoice)));
        assertThat(WorldLaws.checkCaps(new World(records))).isEmpty();
    }

    @Property(tries = 100)
    void i19_i20_i22_whatIsTakenBackWholeLeavesNothing(@ForAll World world) {
        Months months = new Months(world);
        List<Invoice> invoices = invoices(months.bill(2, world));

        List<BillingOutcome> outcomes = months.bill(3, changed(world, WorldBillingTest::rejected));

        List<CreditMemo> credits = credits(outcomes);
        assertThat(invoices(outcomes)).isEmpty();
        assertThat(credits)
                .hasSameSizeAs(invoices)
                .allSatisfy(credit -> assertThat(credit.check()).isEmpty());
        for (Invoice invoice : invoices) {
            List<CreditMemo> own = of(invoice, credits);
            own.forEach(credit ->
                    assertThat(credit.checkAgainst(invoice, List.of())).isEmpty());
            assertThat(Corrections.of(invoice, own, List.of()).checkNeutral()).isEmpty();
        }
    }

    /** Taxes need not add up: each document rounds by itself (RULES rule 8). A day that gets too long is held, and may leave nothing to bill. */
    @Property(tries = 100)
    void i21_originalLessCreditPlusRebillIsTheCorrectedDocumentItemByItem(@ForAll World world) {
        World open = changed(without(world, ContractAmendment.class), WorldBillingTest::uncapped);
        World corrected = changed(open, WorldBillingTest::longer);
        Months months = new Months(open);
        List<Invoice> originals = invoices(months.bill(2, open));

        List<BillingOutcome> outcomes = months.bill(3, corrected);

        List<Invoice> alone = invoices(new Months(corrected).bill(2, corrected));
        for (Invoice original : originals) {
            List<Invoice> rebills = of(original.engagement().id(), invoices(outcomes));
            List<Invoice> right = of(original.engagement().id(), alone);
            Corrections made = Corrections.of(original, of(original, credits(outcomes)), rebills);
            assertThat(right.isEmpty() ? made.checkNeutral() : made.checkAgainst(right.get(0)))
                    .extracting(Violation::path)
                    .doesNotContain("/lines");
        }
        Statistics.label("something is corrected")
                .collect(!credits(outcomes).isEmpty())
                .coverage(seen -> seen.check(true).count(count -> count > 0));
    }

    /** Billing of one firm, month after month. */
    private static final class Months {

        private final LegalEntity company;
        private final ChainedBilling billing;

        Months(World world) {
            company = world.all(RecordType.LEGAL_ENTITY).get(0);
            billing = new ChainedBilling(tables(company));
        }

        /** @param no of the month in the firm's books, from 0 */
        List<BillingOutcome> bill(int no, World world) {
            YearMonth month = YearMonth.parse(company.fiscalPeriods().get(no).code());
            return billing.run(
                    month,
                    world.records().stream()
                            .map(record -> Arrival.of(paidByOne(record), no))
                            .toList());
        }

        private static FirmTables tables(LegalEntity company) {
            String id = company.ref().id();
            String country = company.country().code();
            return new FirmTables(
                    List.of(new FirmTables.Company(id, country, Set.of(), true)),
                    Set.of(),
                    Stream.of(LineKind.values())
                            .map(kind -> new FirmTables.TaxRule(id, country, kind, "S19", new BigDecimal("0.19")))
                            .toList(),
                    List.of(),
                    Set.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of());
        }
    }

    /** The quantity of an expense is not divided: a part of it has it too. */
    private static BillingAmount whole(String id, BillingAmount amount, BillingAmount seen) {
        return id.startsWith(EXPENSE) ? new BillingAmount(seen.quantity(), amount.amount()) : amount;
    }

    private static List<Invoice> invoices(List<BillingOutcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.proposal().stream()).toList();
    }

    private static List<CreditMemo> credits(List<BillingOutcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.credits().stream()).toList();
    }

    private static List<CreditMemo> of(Invoice invoice, List<CreditMemo> credits) {
        return credits.stream()
                .filter(credit -> credit.original().equals(invoice.ref()))
                .toList();
    }

    private static List<Invoice> of(String engagement, List<Invoice> invoices) {
        return invoices.stream()
                .filter(invoice -> invoice.engagement().id().equals(engagement))
                .toList();
    }

    /** What the items come to, said again in another way. */
    private static Map<String, BillingAmount> approved(World world) {
        Map<String, BillingAmount> approved = new HashMap<>();
        for (TimeEntry entry : world.all(RecordType.TIME_ENTRY)) {
            if (entry.approval() == Approval.APPROVED) {
                Money amount =
                        requireNonNull(entry.pricing().lockedRate()).rate().times(entry.hours(), HALF_UP);
                approved.put(entry.ref().id(), new BillingAmount(entry.hours(), amount));
            }
        }
        for (ExpenseItem item : world.all(RecordType.EXPENSE_ITEM)) {
            if (item.approval() == Approval.APPROVED && item.billable()) {
                approved.put(item.ref().id(), new BillingAmount(Quantity.ONE, item.billAmount(Rate.ZERO, HALF_UP)));
            }
        }
        for (Milestone milestone : world.all(RecordType.MILESTONE)) {
            approved.put(milestone.ref().id(), new BillingAmount(Quantity.ONE, milestone.amount()));
        }
        return approved;
    }

    private static World without(World world, Class<? extends Entity> type) {
        return new World(world.records().stream()
                .filter(record -> !type.isInstance(record))
                .toList());
    }

    private static World changed(World world, UnaryOperator<Entity> change) {
        return new World(world.records().stream().map(change).toList());
    }

    private static Invoice issued(Invoice proposal) {
        return InvoiceBuilder.builder(proposal)
                .number(proposal.key())
                .state(new InvoiceState(DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, null, 0))
                .build();
    }

    /** What several customers pay is held whole. */
    private static Entity paidByOne(Entity record) {
        return record instanceof Engagement contract
                ? EngagementBuilder.builder(contract)
                        .payment(PaymentArrangement.NONE)
                        .build()
                : record;
    }

    private static Entity uncapped(Entity record) {
        return record instanceof Engagement contract
                ? EngagementBuilder.builder(contract)
                        .terms(new ContractTerms(
                                contract.terms().term(), null, contract.terms().rateCard()))
                        .build()
                : record;
    }

    /** A quarter of an hour more in every other entry: days have room for it, or all their hours are held. */
    private static Entity longer(Entity record) {
        return record instanceof TimeEntry entry && entry.ref().id().hashCode() % 2 == 0
                ? TimeEntryBuilder.builder(entry)
                        .hours(entry.hours().plus(Quantity.of("0.25")))
                        .build()
                : record;
    }

    private static Entity rejected(Entity record) {
        if (!(record instanceof Approvable item) || item.approval() != Approval.APPROVED) {
            return record;
        }
        if (record instanceof TimeEntry entry) {
            return TimeEntryBuilder.builder(entry).approval(Approval.REJECTED).build();
        }
        if (record instanceof ExpenseItem expense) {
            return ExpenseItemBuilder.builder(expense)
                    .approval(Approval.REJECTED)
                    .build();
        }
        return record instanceof Milestone milestone
                ? MilestoneBuilder.builder(milestone)
                        .approval(Approval.REJECTED)
                        .build()
                : record;
    }
}
