package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.cost;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;
import static org.tallystick.billing.Case.project;
import static org.tallystick.billing.Case.rateRow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

/** Laws of billing, on random engagements in which every rule has something to hold. */
class BillingPropertiesTest {

    @Property(tries = 300)
    void theOrderOfTheInputDoesNotMatter(@ForAll long seed, @ForAll long shuffling) {
        Case billing = engagement(seed);
        BillingOutcome before = billing.bill();

        Random random = new Random(shuffling);
        Stream.of(
                        billing.projects,
                        billing.contractLines,
                        billing.amendments,
                        billing.time,
                        billing.expenses,
                        billing.milestones,
                        billing.rateCard,
                        billing.issued)
                .forEach(list -> Collections.shuffle(list, random));

        assertThat(billing.bill()).isEqualTo(before);
    }

    @Property(tries = 300)
    void linesSumTheirItemsAndTheArithmeticIsRight(@ForAll long seed) {
        for (Invoice invoice : proposals(engagement(seed))) {
            assertThat(invoice.check()).isEmpty();
            Money items = invoice.lines().stream()
                    .flatMap(line -> line.sources().stream())
                    .map(LineSource::amount)
                    .reduce(Money.zero(invoice.currency()), Money::plus);
            assertThat(invoice.totals().net()).isEqualTo(items);
        }
    }

    @Property(tries = 300)
    void everyBillableItemIsBilledOrHeldOrItsRestIs(@ForAll long seed) {
        Case billing = engagement(seed);
        BillingOutcome outcome = billing.bill();

        List<String> placed = new ArrayList<>(itemsOf(outcome));
        outcome.held().stream()
                .filter(held -> held.code() != HoldCode.CAP_PARTIAL)
                .forEach(held -> placed.add(held.item()));
        assertThat(placed).containsExactlyInAnyOrderElementsOf(dueItems(billing));
    }

    @Property(tries = 300)
    void aCapIsReachedExactlyAndNothingIsLost(@ForAll long seed) {
        Case billing = engagement(seed);
        billing.milestones.clear();
        billing.cap = null;
        Money all = net(billing.bill());
        billing.cap = Money.of(new BigDecimal(new Random(seed).nextInt(2000)), Case.EUR);

        BillingOutcome capped = billing.bill();
        Money held = capped.held().stream()
                .filter(each -> each.code() == HoldCode.CAP_PARTIAL || each.code() == HoldCode.CAP_EXCEEDED)
                .map(HeldItem::amount)
                .reduce(Money.zero(Case.EUR), Money::plus);
        assertThat(net(capped)).isEqualTo(all.compareTo(billing.cap) < 0 ? all : billing.cap);
        assertThat(net(capped).plus(held)).isEqualTo(all);
    }

    @Property(tries = 300)
    void whatIsCorrectedComesToWhatItAloneWouldHaveGiven(@ForAll long seed) {
        Case billing = engagement(seed);
        billing.cap = null;
        billing.billAndIssue();
        Random random = new Random(seed);
        billing.time.replaceAll(each -> random.nextBoolean()
                ? each
                : TimeEntryBuilder.builder(each)
                        .hours(each.hours().plus(Quantity.ONE))
                        .build());
        billing.expenses.removeIf(each -> random.nextInt(4) == 0);
        Case alone = engagement(seed);
        alone.cap = null;
        alone.time.clear();
        alone.time.addAll(billing.time);
        alone.expenses.retainAll(billing.expenses);

        BillingOutcome corrected = billing.next().billAndIssue();
        alone.billAndIssue();
        BillingOutcome straight = alone.next().billAndIssue();

        assertThat(netOf(billing)).isEqualTo(netOf(alone));
        assertThat(corrected.held()).isEqualTo(straight.held());
        assertThat(straight.credits()).isEmpty();
        billing.credits.forEach(credit -> assertThat(credit.check()).isEmpty());
    }

    @Property(tries = 300)
    void whatWasIssuedIsNeverBilledAgain(@ForAll long seed) {
        Case billing = engagement(seed);
        billing.bill().proposal().ifPresent(billing.issued::add);
        Set<String> before = itemsOf(billing.issued);

        for (int month = 8; month <= 10; month++) {
            billing.period = YearMonth.of(2026, month);
            assertThat(Collections.disjoint(itemsOf(billing.bill()), before)).isTrue();
        }
    }

    /** Invoices less credits. */
    private static Money netOf(Case billing) {
        Money billed = billing.issued.stream()
                .map(invoice -> invoice.totals().net())
                .reduce(Money.zero(Case.EUR), Money::plus);
        return billing.credits.stream().map(credit -> credit.totals().net()).reduce(billed, Money::minus);
    }

    private static Money net(BillingOutcome outcome) {
        return outcome.proposal().map(invoice -> invoice.totals().net()).orElse(Money.zero(Case.EUR));
    }

    private static List<Invoice> proposals(Case billing) {
        return billing.bill().proposal().stream().toList();
    }

    private static Set<String> itemsOf(BillingOutcome outcome) {
        return itemsOf(outcome.proposal().stream().toList());
    }

    private static Set<String> itemsOf(List<Invoice> invoices) {
        Set<String> items = new HashSet<>();
        invoices.stream()
                .map(Invoice::lines)
                .flatMap(List::stream)
                .map(InvoiceLine::sources)
                .flatMap(List::stream)
                .forEach(source -> items.add(source.id()));
        return items;
    }

    /** Said again, and in another way, what rule 2 makes billable up to the period's end. */
    private static Set<String> dueItems(Case billing) {
        LocalDate lastDay = billing.period.atEndOfMonth();
        Set<String> due = new HashSet<>();
        billing.time.stream()
                .filter(each -> each.approval() == Approval.APPROVED)
                .filter(each -> each.billable() && each.hours().signum() > 0)
                .filter(each -> !each.project().id().equals("unknown"))
                .filter(each -> !each.workDate().isAfter(lastDay))
                .forEach(each -> due.add(each.ref().id()));
        billing.expenses.stream()
                .filter(each -> !each.date().isAfter(lastDay))
                .forEach(each -> due.add(each.ref().id()));
        billing.milestones.stream()
                .filter(each -> !each.completedOn().isAfter(lastDay))
                .forEach(each -> due.add(each.ref().id()));
        return due;
    }

    private static Case engagement(long seed) {
        Random random = new Random(seed);
        Case billing = new Case();
        billing.term = days("2026-07-20", "2026-08-28");
        billing.projects.add(project("P-2", "2026-08-20"));
        billing.rateCard.add(rateRow("card-2", "Consultant", "110.005", "2026-08-10", null));
        billing.rateCard.add(rateRow("card-3", "Consultant", "111", "2026-08-10", "2026-08-12"));
        billing.assignment("A-1", "Architect", "180.333", days("2026-08-01", "2026-08-15"));
        billing.assignment("A-2", null, "90", Period.ALWAYS);
        billing.master.withReceiptThreshold("DE01", Money.of("25.00", "EUR"));
        billing.master.withFxRate(LocalDate.of(2026, 8, 5), Case.USD, Case.EUR, new BigDecimal("0.91"));
        if (random.nextInt(5) == 0) {
            billing.cap = Money.of("1000.00", "EUR");
        }
        int items = random.nextInt(30);
        for (int i = 0; i < items; i++) {
            addItem(billing, i, random);
        }
        return billing;
    }

    private static void addItem(Case billing, int number, Random random) {
        String day = LocalDate.of(2026, 7, 15).plusDays(random.nextInt(60)).toString();
        int kind = random.nextInt(40);
        if (kind == 0) {
            billing.milestones.add(milestone("M-" + number, day, "500.00"));
        } else if (kind < 12) {
            String amount = BigDecimal.valueOf(random.nextInt(5000), 2).toPlainString();
            String currency = random.nextBoolean() ? "EUR" : "USD";
            billing.expenses.add(cost("X-" + number, day, amount, currency, null, random.nextBoolean()));
        } else {
            billing.time.add(entry(
                    "T-" + number,
                    day,
                    BigDecimal.valueOf(random.nextInt(80), 2)
                            .movePointRight(random.nextInt(3))
                            .toPlainString(),
                    pick(random, "P-1", "P-2", "unknown"),
                    pick(random, null, "A-1", "A-2"),
                    random.nextInt(6) > 0,
                    pick(random, Approval.APPROVED, Approval.APPROVED, Approval.REJECTED)));
        }
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
