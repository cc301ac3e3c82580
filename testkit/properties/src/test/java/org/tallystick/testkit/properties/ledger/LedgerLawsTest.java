package org.tallystick.testkit.properties.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Engagement;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Held;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Revenue;
import org.tallystick.testkit.properties.ledger.PeriodResult.Share;

/** What holds in every history of billing, whoever computes it. More of them: {@code -Dtallystick.histories=N}. */
class LedgerLawsTest {

    private static final int HISTORIES = Integer.getInteger("tallystick.histories", 1000);

    /** All that was billed and credited in runs so far, and what the last one holds. */
    private static final class Run {
        private final Map<String, BigDecimal> net = new HashMap<>();
        private final List<PeriodResult> results = new ArrayList<>();
        private final Set<String> credited = new HashSet<>();
        private List<Revenue> revenue = List.of();

        void add(PeriodResult result) {
            results.add(result);
            result.credits().forEach(this::add);
            result.invoices().forEach(this::add);
        }

        private void add(CreditDoc doc) {
            doc.lines().forEach(line -> {
                String share = doc.invoice().key() + " " + line.reversed().number() + " "
                        + source(line.share().item());
                assertThat(credited.add(share)).as("%s is credited once", share).isTrue();
                assertThat(line.reversed().shares()).contains(line.share());
                net.merge(inCurrency(line.share().item()), line.share().amount().negate(), BigDecimal::add);
            });
        }

        private void add(InvoiceDoc doc) {
            doc.lines()
                    .forEach(line -> line.shares()
                            .forEach(share -> net.merge(inCurrency(share.item()), share.amount(), BigDecimal::add)));
        }

        BigDecimal billed(Item item) {
            return net.getOrDefault(inCurrency(item), BigDecimal.ZERO);
        }
    }

    @Test
    void everyItemThatExistsIsBilledOrHeldInWholeOrInParts() {
        each(history -> {
            Knowledge known = new Knowledge();
            Run run = new Run();
            ReferenceLedger ledger = new ReferenceLedger(history.tables());
            history.deliveries().forEach((period, delivery) -> {
                delivery.forEach(known::add);
                List<InvoiceDoc> made = run.results.stream()
                        .flatMap(result -> result.invoices().stream())
                        .toList();
                run.add(ledger.run(period, delivery));
                conserves(run, itemsDue(known, history, period, made));
            });
        });
    }

    private static void conserves(Run run, List<Item> items) {
        Map<String, BigDecimal> left = new HashMap<>(run.net);
        List<Held> held = run.results.get(run.results.size() - 1).held();
        assertThat(held.stream().map(h -> source(h.item()))).doesNotHaveDuplicates();
        for (Item item : items) {
            List<Held> open = held.stream()
                    .filter(h -> source(h.item()).equals(source(item)))
                    .toList();
            BigDecimal net = run.billed(item);
            left.remove(inCurrency(item));
            if (item.stop() != null) {
                left.keySet().removeIf(other -> other.startsWith(source(item) + " "));
            }
            if (item.amount() == null) {
                assertThat(open).hasSize(1);
                assertThat(net).isZero();
                continue;
            }
            BigDecimal rest = open.isEmpty() ? BigDecimal.ZERO : open.get(0).amount();
            assertThat(net.add(rest)).as("billed and held of %s", item).isEqualByComparingTo(item.value());
        }
        left.forEach(
                (source, net) -> assertThat(net).as("%s does not exist", source).isZero());
    }

    private static List<Item> itemsDue(
            Knowledge known, BillingHistory history, YearMonth period, List<InvoiceDoc> made) {
        Map<String, Deal> deals = new HashMap<>();
        known.all(Engagement.class).forEach(e -> deals.put(e.ref().id(), Deal.of(e)));
        YearMonth first = BillingHistory.PERIODS.get(0);
        return new Items(known, history.tables(), deals, first, period, made)
                .all().stream()
                        .filter(item -> !item.serviceDate().isAfter(period.atEndOfMonth()))
                        .toList();
    }

    /** Else the laws would say little. */
    @Test
    void theHistoriesMeetEveryRule() {
        Map<String, Integer> met = new TreeMap<>();
        each(history -> run(history).results.forEach(result -> {
            result.held().forEach(held -> met.merge(held.reason().name(), 1, Integer::sum));
            result.credits()
                    .forEach(doc -> doc.lines()
                            .forEach(line ->
                                    met.merge("credited " + line.reversed().kind(), 1, Integer::sum)));
            result.invoices()
                    .forEach(doc -> doc.lines().forEach(line -> {
                        met.merge("billed " + line.kind(), 1, Integer::sum);
                        met.merge(line.late() ? "late" : "in time", 1, Integer::sum);
                        met.merge(line.taxCode().endsWith("-RC") ? "reverse charge" : "taxed", 1, Integer::sum);
                    }));
        }));
        assertThat(met)
                .hasSize(HoldReason.values().length + 12)
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(HISTORIES / 50));
    }

    @Test
    void sumsAreThoseOfTheirParts() {
        each(history -> run(history).results.forEach(result -> {
            for (InvoiceDoc doc : result.invoices()) {
                doc.lines().forEach(line -> {
                    assertThat(line.amount())
                            .isEqualByComparingTo(sum(
                                    line.shares().stream().map(Share::amount).toList()));
                    assertThat(line.quantity())
                            .isEqualByComparingTo(sum(
                                    line.shares().stream().map(Share::quantity).toList()));
                });
                assertThat(sum(doc.taxes().stream()
                                .map(PeriodResult.TaxAmount::base)
                                .toList()))
                        .isEqualByComparingTo(doc.subtotal());
            }
        }));
    }

    @Test
    void recognisedAndDeferredLessUnbilledIsInvoiced() {
        each(history -> run(history).revenue.forEach(row -> {
            assertThat(row.recognised().add(row.deferred()).subtract(row.unbilled()))
                    .isEqualByComparingTo(row.invoiced());
            assertThat(row.deferred().min(row.unbilled())).isZero();
        }));
    }

    @Test
    void theOrderWithinADeliveryDoesNotCount() {
        each(history -> assertThat(facts(history.reordered(history.seed()))).isEqualTo(facts(history)));
    }

    @Test
    void whatIsDeliveredAgainChangesNothing() {
        each(history -> assertThat(facts(history.repeated())).isEqualTo(facts(history)));
    }

    private static void each(Consumer<BillingHistory> law) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            BillingHistory history = BillingHistory.of(seed);
            try {
                law.accept(history);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("In the history of seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static Run run(BillingHistory history) {
        ReferenceLedger ledger = new ReferenceLedger(history.tables());
        Run run = new Run();
        history.deliveries().forEach((period, delivery) -> run.add(ledger.run(period, delivery)));
        run.revenue = ledger.revenue();
        return run;
    }

    private static List<String> facts(BillingHistory history) {
        Run run = run(history);
        Facts facts = new Facts();
        run.results.forEach(result -> {
            facts.invoices(result.invoices());
            facts.credits(result.credits());
            facts.held(result);
        });
        facts.revenue(run.revenue);
        return facts.lines();
    }

    /** A contract that rests may get another currency: what was billed in the former one stays. */
    private static String inCurrency(Item item) {
        return source(item) + " " + item.currency();
    }

    private static String source(Item item) {
        return item.kind() + " " + item.id();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
