package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.billing.Case.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Invoice;
import org.tallystick.model.PurchaseOrder;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** POL-2: what the customer's orders do not cover is not billed. Hours cost 100. */
class PurchaseOrderTest {

    private final Case billing = new Case();

    /** An empty column is open. */
    @ParameterizedTest
    @CsvSource({
        // amount, expiry, hours of 3 and 4 August, what is billed, who is held
        "       , ,           3, 2, 500.00, ",
        "500.00 , ,           3, 2, 500.00, ",
        "499.99 , ,           3, 2, 300.00, T-2",
        "200.00 , ,           3, 2, 200.00, T-1",
        "0.00   , ,           3, 2, ,       T-1 T-2",
        "       , 2026-08-04, 3, 2, 500.00, ",
        "       , 2026-08-03, 3, 2, 300.00, T-2",
        "       , 2026-08-02, 3, 2, ,       T-1 T-2",
        "300.00 , 2026-08-04, 3, 2, 300.00, T-2",
    })
    void whatTheOrderCovers(String amount, String expiry, String first, String second, String billed, String held) {
        billing.order("PO-1", amount, expiry);
        billing.time("T-1", "2026-08-03", first).time("T-2", "2026-08-04", second);

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal().map(invoice -> invoice.totals().net()))
                .isEqualTo(Stream.ofNullable(billed).map(PurchaseOrderTest::eur).findFirst());
        assertThat(outcome.proposal().map(invoice -> invoice.terms().purchaseOrder()))
                .isEqualTo(outcome.proposal().map(invoice -> "PO-1"));
        assertThat(outcome.held()).extracting(HeldItem::code).allMatch(HoldCode.PURCHASE_ORDER_EXCEEDED::equals);
        assertThat(outcome.held())
                .extracting(HeldItem::item)
                .containsExactly(held == null ? new String[0] : held.split(" "));
    }

    @Test
    void withoutOrdersThereIsNoLimitAndNoNumber() {
        billing.time("T-1", "2026-08-03", "8");

        assertThat(invoice(billing.bill()).terms().purchaseOrder()).isNull();
    }

    @Test
    void itSaysWhatIsLeftOfWhichOrders() {
        billing.order("PO-2", "150.00", null).order("PO-1", null, "2026-07-31");
        billing.time("T-1", "2026-08-03", "8");

        assertThat(billing.bill().held())
                .extracting(HeldItem::message, HeldItem::amount)
                .containsExactly(tuple(
                        "150.00 EUR of the customer's orders is left for 2026-08-03: PO-1 to 2026-07-31, PO-2 of 150.00 EUR",
                        eur("800.00")));
    }

    @Test
    void costsMilestonesAndChargesCountToo() {
        billing.order("PO-1", "100.00", null);
        billing.expense("X-1", "2026-08-03", "60.00", "EUR").charge("L-1", "310.00", Case.days(null, null));
        billing.milestones.add(Case.milestone("M-1", "2026-08-02", "50.00"));

        BillingOutcome outcome = billing.bill();

        assertThat(invoice(outcome).totals().net()).isEqualTo(eur("50.00"));
        assertThat(outcome.held()).extracting(HeldItem::item).containsExactly("L-1:2026-08-01", "X-1");
    }

    @Test
    void whatWasBilledBeforeIsUsedUpAndAnotherOrderReleasesWhatWaits() {
        billing.order("PO-1", "500.00", "2026-08-31");
        billing.time("T-1", "2026-08-03", "3").time("T-2", "2026-08-04", "3").billAndIssue();

        BillingOutcome september = billing.next().billAndIssue();
        billing.order("PO-2", "1000.00", null);
        BillingOutcome october = billing.next().bill();

        assertThat(september.proposal()).isEmpty();
        assertThat(september.held()).extracting(HeldItem::item).containsExactly("T-2");
        assertThat(invoice(october).totals().net()).isEqualTo(eur("300.00"));
    }

    @Test
    void whatIsCreditedMakesRoom() {
        billing.order("PO-1", "500.00", null);
        billing.time("T-1", "2026-08-03", "5").time("T-2", "2026-08-04", "2").billAndIssue();
        billing.time.set(0, entry("T-1", "2026-08-03", "3"));

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits()).hasSize(1);
        assertThat(invoice(september).totals().net()).isEqualTo(eur("500.00"));
    }

    /** It is true and is owed, and only nobody ordered it: as with a cap. */
    @Test
    void aCorrectionThatIsNotCoveredIsCreditedAndHeld() {
        billing.order("PO-1", "500.00", null);
        billing.time("T-1", "2026-08-03", "5").billAndIssue();
        billing.time.set(0, entry("T-1", "2026-08-03", "6"));

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits()).hasSize(1);
        assertThat(september.proposal()).isEmpty();
        assertThat(september.held()).extracting(HeldItem::item).containsExactly("T-1");
    }

    @Test
    void severalOrdersCoverOneItemAndTheDocumentNamesNone() {
        billing.order("PO-1", "200.00", "2026-08-31").order("PO-2", "200.00", null);
        billing.time("T-1", "2026-08-03", "4");

        Invoice invoice = invoice(billing.bill());

        assertThat(invoice.totals().net()).isEqualTo(eur("400.00"));
        assertThat(invoice.terms().purchaseOrder()).isNull();
    }

    @Test
    void whatAnOrderDoesNotCoverUsesNoneOfTheCap() {
        billing.cap = eur("500.00");
        billing.order("PO-1", "500.00", null);
        billing.time("T-1", "2026-08-03", "6").time("T-2", "2026-08-04", "5");

        BillingOutcome outcome = billing.bill();

        assertThat(invoice(outcome).totals().net()).isEqualTo(eur("500.00"));
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::item)
                .containsExactly(tuple(HoldCode.PURCHASE_ORDER_EXCEEDED, "T-1"));
    }

    @Test
    void whatTheCapHoldsUsesNoneOfTheOrder() {
        billing.cap = eur("300.00");
        billing.order("PO-1", "500.00", null);
        billing.time("T-1", "2026-08-03", "5");
        billing.milestones.add(Case.milestone("M-1", "2026-08-05", "200.00"));

        BillingOutcome outcome = billing.bill();

        assertThat(invoice(outcome).totals().net()).isEqualTo(eur("500.00"));
        assertThat(outcome.held()).extracting(HeldItem::code).containsExactly(HoldCode.CAP_PARTIAL);
    }

    @Test
    void anAmountInTheContractsCurrencyCountsAndOneInAnotherCoversNothing() {
        billing.orders.add(new PurchaseOrder("PO-1", new Money(new BigDecimal("300"), CurrencyCode.OF_CONTRACT), null));
        billing.orders.add(new PurchaseOrder("PO-2", Money.of("900.00", "USD"), null));
        billing.time("T-1", "2026-08-03", "3").time("T-2", "2026-08-04", "1");

        BillingOutcome outcome = billing.bill();

        assertThat(invoice(outcome).totals().net()).isEqualTo(eur("300.00"));
        assertThat(outcome.held()).extracting(HeldItem::item).containsExactly("T-2");
    }

    /**
     * Said again, in another way: what was served on a day or later is never more than what the orders cover that had not expired by then, whatever
     * becomes known when; and nothing is held that would be covered.
     */
    @Property(tries = 200)
    void noMoreIsBilledThanIsOrderedAndNothingWaitsThatIsCovered(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            billing.order(
                    "PO-" + i,
                    random.nextInt(5) == 0 ? null : random.nextInt(20) + "00.00",
                    random.nextInt(3) == 0 ? null : day(random));
        }
        for (int month = 0; month < 3; month++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                billing.time("T-" + month + "-" + i, day(random), Integer.toString(1 + random.nextInt(8)));
            }
            BillingOutcome outcome = billing.billAndIssue();

            List<Served> billed = billed();
            assertThat(isCovered(billed)).isTrue();
            outcome.held().stream()
                    .filter(held -> held.code() == HoldCode.PURCHASE_ORDER_EXCEEDED)
                    .forEach(held -> {
                        List<Served> more = new ArrayList<>(billed);
                        more.add(new Served(held.serviceDate(), held.amount().amount()));
                        assertThat(isCovered(more)).isFalse();
                    });
            billing.next();
        }
    }

    private record Served(LocalDate day, BigDecimal amount) {}

    private List<Served> billed() {
        return billing.issued.stream()
                .flatMap(invoice -> invoice.lines().stream())
                .flatMap(line -> line.sources().stream())
                .map(source -> new Served(source.serviceDate(), source.amount().amount()))
                .toList();
    }

    private boolean isCovered(List<Served> served) {
        return served.stream().map(Served::day).distinct().allMatch(first -> {
            List<PurchaseOrder> valid = billing.orders.stream()
                    .filter(order -> order.expiry() == null || !order.expiry().isBefore(first))
                    .toList();
            BigDecimal ordered = valid.stream()
                    .filter(order -> order.amount() != null)
                    .map(order -> order.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal used = served.stream()
                    .filter(each -> !each.day().isBefore(first))
                    .map(Served::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return valid.stream().anyMatch(order -> order.amount() == null) || used.compareTo(ordered) <= 0;
        });
    }

    private static String day(Random random) {
        return LocalDate.of(2026, 7, 20).plusDays(random.nextInt(100)).toString();
    }

    private static Invoice invoice(BillingOutcome outcome) {
        return outcome.proposal().orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
