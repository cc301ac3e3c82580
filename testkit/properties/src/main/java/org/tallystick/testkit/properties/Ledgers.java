package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.BillableTransactionBuilder;
import org.tallystick.model.BillingAmount;
import org.tallystick.model.BillingEvent;
import org.tallystick.model.BillingEventBuilder;
import org.tallystick.model.BillingPosition;
import org.tallystick.model.CapHistory;
import org.tallystick.model.CapMovement;
import org.tallystick.model.CapMovement.Kind;
import org.tallystick.model.EventItem;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TransactionClass;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/** Billing events, ledger rows and histories of caps that keep every rule. */
public final class Ledgers {

    /** The source item of all rows. */
    public static final Ref<TimeEntry> SOURCE = ref(RecordType.TIME_ENTRY, "T-1");

    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    private Ledgers() {}

    /** A row of {@link #SOURCE}. */
    public static BillableTransaction row(String id, TransactionKind kind, BillingAmount some) {
        return BillableTransactionBuilder.builder()
                .header(header(RecordType.BILLABLE_TRANSACTION, id))
                .kind(kind)
                .transactionClass(TransactionClass.TIME)
                .source(SOURCE)
                .contractLine(ref(RecordType.CONTRACT_LINE, "L-1"))
                .project(ref(RecordType.PROJECT, "P-1"))
                .quantity(some.quantity())
                .unitPrice(new UnitPrice(BigDecimal.ONE, some.amount().currency()))
                .amount(some.amount())
                .workDate(DAY)
                .contractVersion(1)
                .build();
    }

    /**
     * The rows of one item: it becomes billable, then pieces of it are billed, some of these credited and restored, others written off.
     *
     * @param pieces what is taken each time; the item is their sum
     */
    public static List<BillableTransaction> history(List<BillingAmount> pieces) {
        List<BillableTransaction> rows = new ArrayList<>();
        rows.add(row("R-0", TransactionKind.UNBILLED, sum(pieces)));
        for (int i = 0; i < pieces.size(); i++) {
            BillingAmount piece = pieces.get(i);
            BillingAmount back = BillingAmount.zero(piece.amount().currency()).minus(piece);
            String id = "R-" + (i + 1);
            switch (i % 4) {
                case 0 -> {
                    rows.add(row(id + "a", TransactionKind.UNBILLED_REVERSAL, back));
                    rows.add(row(id + "b", TransactionKind.BILLED, piece));
                }
                case 1 -> {
                    rows.add(row(id + "a", TransactionKind.UNBILLED_REVERSAL, back));
                    rows.add(row(id + "b", TransactionKind.BILLED, piece));
                    rows.add(row(id + "c", TransactionKind.BILLED_REVERSAL, back));
                    rows.add(row(id + "d", TransactionKind.UNBILLED, piece));
                }
                case 2 -> {
                    rows.add(row(id + "a", TransactionKind.UNBILLED_REVERSAL, back));
                    rows.add(row(id + "b", TransactionKind.WRITE_OFF, piece));
                }
                default -> rows.add(row(id, TransactionKind.COST, piece));
            }
        }
        return rows;
    }

    /** The sum of several pieces of one currency. */
    public static BillingAmount sum(List<BillingAmount> pieces) {
        return pieces.stream().reduce(BillingAmount::plus).orElseThrow();
    }

    /** Some hours and their amount, in quarters of an hour. */
    public static Arbitrary<BillingAmount> some(CurrencyCode currency) {
        return Combinators.combine(Arbitraries.integers().between(0, 200), Amounts.in(currency))
                .as((quarters, amount) ->
                        new BillingAmount(new Quantity(BigDecimal.valueOf(quarters * 25L, 2)), amount));
    }

    /** Pieces of one item, in one currency. */
    public static Arbitrary<List<BillingAmount>> pieces() {
        return Amounts.currency()
                .flatMap(currency -> some(currency).list().ofMinSize(1).ofMaxSize(8));
    }

    /** A position whose five parts sum to what is approved. */
    public static Arbitrary<BillingPosition> position() {
        return Amounts.currency()
                .flatMap(currency -> some(currency).list().ofSize(5))
                .map(parts -> new BillingPosition(
                        sum(parts), parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)));
    }

    /** A draft of a billing event with one to six items. */
    public static Arbitrary<BillingEvent> event() {
        return pieces().map(pieces -> event("B-1", pieces));
    }

    /** A draft of an event that takes one row for each piece, {@code R-0} and on. */
    public static BillingEvent event(String id, List<BillingAmount> pieces) {
        List<EventItem> items = new ArrayList<>();
        for (BillingAmount piece : pieces) {
            items.add(new EventItem(
                    ref(RecordType.BILLABLE_TRANSACTION, "R-" + items.size()), piece.quantity(), piece.amount()));
        }
        Money total = sum(pieces).amount();
        return BillingEventBuilder.builder()
                .header(header(RecordType.BILLING_EVENT, id))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .billTo(ref(RecordType.CUSTOMER, "C-1"))
                .currency(total.currency())
                .cutOff(DAY)
                .items(items)
                .total(total)
                .releaseKey(id)
                .status(BillingEventStatus.DRAFT)
                .build();
    }

    /** Work up to a cap and never above it: it is released, and recalled, invoiced, credited, or stays; or invoiced without a release. */
    public static Arbitrary<CapHistory> capHistory() {
        return Amounts.currency()
                .flatMap(currency -> Combinators.combine(
                                Amounts.in(currency),
                                Amounts.in(currency).list().ofMaxSize(8),
                                Arbitraries.integers().between(0, 4).list().ofSize(8))
                        .as((cap, wishes, fates) -> capHistory(currency, cap, wishes, fates)));
    }

    private static CapHistory capHistory(CurrencyCode currency, Money cap, List<Money> wishes, List<Integer> fates) {
        List<CapMovement> movements = new ArrayList<>();
        movements.add(new CapMovement(Kind.CAP, cap));
        Money room = cap;
        for (int i = 0; i < wishes.size(); i++) {
            Money amount = wishes.get(i).compareTo(room) > 0 ? room : wishes.get(i);
            if (fates.get(i) < 4) {
                movements.add(new CapMovement(Kind.RELEASED, amount));
            }
            room = room.minus(amount);
            if (fates.get(i) == 1) {
                movements.add(new CapMovement(Kind.RECALLED, amount));
                room = room.plus(amount);
            }
            if (fates.get(i) >= 2) {
                movements.add(new CapMovement(Kind.INVOICED, amount));
            }
            if (fates.get(i) == 3) {
                movements.add(new CapMovement(Kind.CREDITED, amount));
                room = room.plus(amount);
            }
        }
        return new CapHistory(currency, movements);
    }
}
