package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/** Each rule of the billing ledger, billing events, caps, retainers and retainage, kept and broken. */
class BillingRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Test
    void aRowIsInOneCurrency() {
        assertThat(row("R-1", TransactionKind.UNBILLED, "1", eur("1.00")).check())
                .isEmpty();
        assertThat(told(row("R-1", TransactionKind.UNBILLED, "1", usd("1.00")).check()))
                .containsExactly("TRANSACTION_CURRENCY /amount");
    }

    @Test
    void onlyReversalsHaveNegativeQuantities() {
        assertThat(row("R-1", TransactionKind.BILLED_REVERSAL, "-1", eur("-1.00"))
                        .check())
                .isEmpty();
        assertThat(told(row("R-1", TransactionKind.BILLED_REVERSAL, "1", eur("1.00"))
                        .check()))
                .containsExactly("TRANSACTION_SIGN /quantity");
        assertThat(told(row("R-1", TransactionKind.BILLED, "-1", eur("-1.00")).check()))
                .containsExactly("TRANSACTION_SIGN /quantity");
    }

    @Test
    void aRowHasNoLinkToItself() {
        BillableTransaction row = row("R-1", TransactionKind.BILLED, "1", eur("1.00"));

        assertThat(linked(row, "R-0").check()).isEmpty();
        assertThat(told(linked(row, "R-1").check())).containsExactly("TRANSACTION_LINKS /links/0/row");
    }

    @Test
    void i13_theTotalIsTheSumOfTheItems() {
        assertThat(event(eur("3.00"), item("R-1", eur("1.00")), item("R-2", eur("2.00")))
                        .check())
                .isEmpty();
        assertThat(told(event(eur("3.01"), item("R-1", eur("1.00")), item("R-2", eur("2.00")))
                        .check()))
                .containsExactly("I13 /total");
    }

    @Test
    void anEventIsInOneCurrencyAndHasEachRowOnce() {
        assertThat(told(event(eur("1.00"), item("R-1", usd("1.00"))).check()))
                .containsExactly("BILLING_EVENT_CURRENCY /items/0/amount");
        assertThat(told(event(eur("2.00"), item("R-1", eur("1.00")), item("R-1", eur("1.00")))
                        .check()))
                .containsExactly("BILLING_EVENT_ITEMS /items/1/row");
    }

    @Test
    void aRowIsInOneLiveEvent() {
        BillingEvent live = event(eur("1.00"), item("R-1", eur("1.00")));
        BillingEvent cancelled = BillingEventBuilder.builder(live)
                .status(BillingEventStatus.CANCELLED)
                .build();
        List<BillableTransaction> rows = List.of(row("R-1", TransactionKind.UNBILLED, "1", eur("1.00")));

        assertThat(LiveItems.check(List.of(cancelled, live), rows)).isEmpty();
        assertThat(told(LiveItems.check(List.of(live, live), rows)))
                .containsExactly("BILLING_EVENT_LIVE /items/0/quantity");
    }

    @Test
    void i11_whatIsApprovedIsSomewhereOnce() {
        BillingAmount one = new BillingAmount(Quantity.ONE, eur("1.00"));
        BillingAmount none = BillingAmount.zero(EUR);
        WorkInProgress ledger = WorkInProgress.of(List.of(
                row("R-1", TransactionKind.UNBILLED, "2", eur("2.00")),
                row("R-2", TransactionKind.UNBILLED_REVERSAL, "-1", eur("-1.00")),
                row("R-3", TransactionKind.BILLED, "1", eur("1.00"))));
        Ref<?> source = ref(RecordType.TIME_ENTRY, "T-1");

        assertThat(ledger.position(source, one.plus(one), one, none).check()).isEmpty();
        assertThat(ledger.unbilled(source, EUR)).isEqualTo(one);
        assertThat(told(ledger.position(source, one, one, none).check()))
                .containsExactly("I11 /approved/quantity", "I11 /approved/amount");
        assertThat(told(ledger.position(source, one.plus(one), one, one).check()))
                .containsExactly("I11 /unbilled/quantity");
    }

    @Test
    void i14_aReleaseAboveTheCapIsReportedALoweredCapIsNot() {
        CapMovement cap = new CapMovement(CapMovement.Kind.CAP, eur("10.00"));
        CapMovement lower = new CapMovement(CapMovement.Kind.CAP, eur("5.00"));
        CapMovement eight = new CapMovement(CapMovement.Kind.RELEASED, eur("8.00"));
        CapMovement nothing = new CapMovement(CapMovement.Kind.RELEASED, eur("0.00"));

        assertThat(history(cap, eight, lower, nothing).check()).isEmpty();
        assertThat(told(history(cap, eight, eight).check())).containsExactly("I14 /movements/2/amount");
    }

    @Test
    void i14_anInvoiceWithoutAReleaseUsesTheCapToo() {
        CapMovement cap = new CapMovement(CapMovement.Kind.CAP, eur("10.00"));
        CapMovement lower = new CapMovement(CapMovement.Kind.CAP, eur("5.00"));
        CapMovement released = new CapMovement(CapMovement.Kind.RELEASED, eur("8.00"));
        CapMovement invoiced = new CapMovement(CapMovement.Kind.INVOICED, eur("8.00"));
        CapMovement recalled = new CapMovement(CapMovement.Kind.RECALLED, eur("8.00"));
        CapMovement credited = new CapMovement(CapMovement.Kind.CREDITED, eur("8.00"));

        assertThat(history(cap, released, lower, invoiced).check()).isEmpty();
        assertThat(told(history(lower, invoiced).check())).containsExactly("I14 /movements/1/amount");
        assertThat(told(history(cap, invoiced, invoiced).check())).containsExactly("I14 /movements/2/amount");
        assertThat(told(history(lower, recalled, credited, released).check()))
                .containsExactly("I14 /movements/3/amount");
    }

    @Test
    void i17_aRetainerIsDrawnRefundedOrThere() {
        assertThat(new RetainerBalance(eur("9.00"), eur("5.00"), eur("1.00"), eur("3.00")).check())
                .isEmpty();
        assertThat(told(new RetainerBalance(eur("9.00"), eur("5.00"), eur("1.00"), eur("4.00")).check()))
                .containsExactly("I17 /received");
        assertThat(told(new RetainerBalance(eur("9.00"), eur("10.00"), eur("0.00"), eur("-1.00")).check()))
                .containsExactly("I17 /balance");
    }

    @Test
    void i18_retainageIsReleasedOrOutstanding() {
        assertThat(new RetainageBalance(eur("9.00"), eur("5.00"), eur("4.00")).check())
                .isEmpty();
        assertThat(told(new RetainageBalance(eur("9.00"), eur("5.00"), eur("5.00")).check()))
                .containsExactly("I18 /withheld");
    }

    static EventItem item(String row, Money amount) {
        return new EventItem(ref(RecordType.BILLABLE_TRANSACTION, row), Quantity.ONE, amount);
    }

    static BillingEvent event(Money total, EventItem... items) {
        return BillingEventBuilder.builder()
                .header(header(RecordType.BILLING_EVENT, "B-1"))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .billTo(ref(RecordType.CUSTOMER, "C-1"))
                .currency(EUR)
                .cutOff(DAY)
                .items(List.of(items))
                .total(total)
                .releaseKey("B-1")
                .status(BillingEventStatus.DRAFT)
                .build();
    }

    private static BillableTransaction row(String id, TransactionKind kind, String quantity, Money amount) {
        return BillableTransactionBuilder.builder()
                .header(header(RecordType.BILLABLE_TRANSACTION, id))
                .kind(kind)
                .transactionClass(TransactionClass.TIME)
                .source(ref(RecordType.TIME_ENTRY, "T-1"))
                .contractLine(ref(RecordType.CONTRACT_LINE, "L-1"))
                .project(ref(RecordType.PROJECT, "P-1"))
                .quantity(Quantity.of(quantity))
                .unitPrice(new UnitPrice(BigDecimal.ONE, EUR))
                .amount(amount)
                .workDate(DAY)
                .build();
    }

    private static BillableTransaction linked(BillableTransaction row, String other) {
        TransactionLink link = new TransactionLink(ref(RecordType.BILLABLE_TRANSACTION, other), LinkRole.BILLS);
        return BillableTransactionBuilder.builder(row).links(List.of(link)).build();
    }

    private static CapHistory history(CapMovement... movements) {
        return new CapHistory(EUR, List.of(movements));
    }
}
