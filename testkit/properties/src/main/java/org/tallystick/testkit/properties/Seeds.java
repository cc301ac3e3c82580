package org.tallystick.testkit.properties;

import static java.util.Map.entry;
import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.Payment;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.VendorBill;
import org.tallystick.model.VendorBillBuilder;
import org.tallystick.model.VendorBillLine;
import org.tallystick.model.state.VendorBillStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Small sound records: bare ones, and coherent ones of the types whose components depend on each other by sums, currencies, numbers. */
final class Seeds {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    private static final Map<RecordType<?>, Supplier<Arbitrary<? extends Entity>>> BY_TYPE = Map.ofEntries(
            entry(RecordType.ENGAGEMENT, Contracts::engagement),
            entry(RecordType.CONTRACT_LINE, Contracts::fixedPriceLine),
            entry(RecordType.TIME_ENTRY, Hours::entry),
            entry(RecordType.EXPENSE_ITEM, Hours::expense),
            entry(RecordType.VENDOR_BILL, Seeds::vendorBill),
            entry(RecordType.BILLABLE_TRANSACTION, Seeds::row),
            entry(RecordType.BILLING_EVENT, Ledgers::event),
            entry(RecordType.INVOICE, Invoices::valid),
            entry(RecordType.CREDIT_MEMO, () -> Invoices.valid().map(Credits::full)),
            entry(RecordType.PAYMENT, () -> Payments.valid().filter(Seeds::isPaid)),
            entry(RecordType.REVENUE_SCHEDULE, Schedules::straightLine),
            entry(RecordType.REVENUE_EVENT, Seeds::revenueEvent),
            entry(RecordType.JOURNAL_ENTRY, Journals::valid));

    private Seeds() {}

    /** Whether what its lists hold follows from other components. */
    static boolean hasSums(RecordType<?> type) {
        return BY_TYPE.containsKey(type);
    }

    @SuppressWarnings("unchecked") // each type's seeds are of its class
    static <T extends Entity> Arbitrary<T> of(RecordType<T> type) {
        Supplier<Arbitrary<? extends Entity>> seeds = BY_TYPE.get(type);
        return seeds == null ? bare(type) : (Arbitrary<T>) seeds.get();
    }

    /** Nothing in it but what it cannot do without. */
    private static <T extends Entity> Arbitrary<T> bare(RecordType<T> type) {
        Header header = Header.of(Ref.of("psa", type, "1"));
        List<String> needs = needs(type, header);
        List<RecordComponent> components = Arrays.asList(type.entityClass().getRecordComponents());
        List<RecordComponent> needed = components.stream()
                .filter(component -> component.getType().isPrimitive() || needs.contains(component.getName()))
                .toList();
        Arbitrary<T> bare = Records.components(needed).map(values -> {
            @Nullable Object[] all = new @Nullable Object[components.size()];
            all[0] = header;
            for (int i = 0; i < needed.size(); i++) {
                all[components.indexOf(needed.get(i))] = values.get(i);
            }
            return RecordParts.make(type.entityClass(), all);
        });
        return bare.filter(record -> record.check().isEmpty());
    }

    private static List<String> needs(RecordType<?> type, Header header) {
        try {
            type.build(type.newBuilder(header));
            return List.of();
        } catch (MissingFieldsException e) {
            return e.fields();
        }
    }

    /** Something, each time. */
    private static boolean isPaid(Payment payment) {
        return payment.amount().signum() > 0
                && payment.refunds().stream().allMatch(refund -> refund.amount().signum() > 0);
    }

    private static Arbitrary<BillableTransaction> row() {
        Arbitrary<TransactionKind> kinds =
                Arbitraries.of(TransactionKind.COST, TransactionKind.UNBILLED, TransactionKind.BILLED);
        return Combinators.combine(kinds, Amounts.currency().flatMap(Ledgers::some))
                .as((kind, some) -> Ledgers.row("R-1", kind, some));
    }

    private static Arbitrary<RevenueEvent> revenueEvent() {
        return Amounts.currency()
                .flatMap(Amounts::in)
                .map(amount -> Schedules.event(1, RevenueEventKind.RECOGNITION, amount));
    }

    private static Arbitrary<VendorBill> vendorBill() {
        return Amounts.currency()
                .flatMap(currency ->
                        Amounts.in(currency).list().ofMinSize(1).ofMaxSize(4).map(nets -> vendorBill(currency, nets)));
    }

    private static VendorBill vendorBill(CurrencyCode currency, List<Money> nets) {
        List<VendorBillLine> lines = new ArrayList<>();
        for (Money net : nets) {
            lines.add(new VendorBillLine(
                    lines.size() + 1,
                    null,
                    null,
                    "Subcontractor",
                    net,
                    Money.zero(currency),
                    true,
                    null,
                    null,
                    List.of()));
        }
        Money sum = nets.stream().reduce(Money.zero(currency), Money::plus);
        return VendorBillBuilder.builder()
                .header(header(RecordType.VENDOR_BILL, "VB-1"))
                .vendor("V-1")
                .legalEntity(ref(RecordType.LEGAL_ENTITY, "GB01"))
                .number("4711")
                .date(DAY)
                .currency(currency)
                .lines(lines)
                .net(sum)
                .tax(Money.zero(currency))
                .gross(sum)
                .status(VendorBillStatus.RECEIVED)
                .build();
    }
}
