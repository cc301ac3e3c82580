package org.tallystick.billing;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
import org.tallystick.model.value.Money;

/**
 * What was billed of the engagement before, against what its items are now (RULES rule 8). Until caps split items, an item stands on one
 * line.
 */
final class BilledLedger {

    private record Billed(Invoice invoice, InvoiceLine line, LineSource source) {}

    private final BillingInput input;
    private final Map<String, Billed> billed = new HashMap<>();
    private final Map<String, Money> changed = new HashMap<>();
    private final boolean isPeriodIssued;

    BilledLedger(BillingInput input) {
        this.input = input;
        for (Invoice invoice : input.issued()) {
            for (InvoiceLine line : invoice.lines()) {
                for (LineSource source : line.sources()) {
                    billed.put(source.id(), new Billed(invoice, line, source));
                    changed.put(source.id(), source.amount());
                }
            }
        }
        String key = Proposal.ref(input).id();
        isPeriodIssued =
                input.issued().stream().anyMatch(invoice -> invoice.key().equals(key));
    }

    /** Whether the period's document is issued, and so frozen. */
    boolean isPeriodIssued() {
        return isPeriodIssued;
    }

    boolean isBilled(String item) {
        return billed.containsKey(item);
    }

    boolean isBilledElsewhere(String item) {
        return input.billedElsewhere().contains(item);
    }

    /** Notes that the item keeps its contract today as it now is. */
    void see(BillableItem item) {
        Billed before = billed.get(item.id());
        if (before != null && isSame(item, before)) {
            changed.remove(item.id());
        }
    }

    /** Notes that an item that another engagement's invoice bills belongs to this one. */
    void seeElsewhere(String item, Money amount) {
        changed.put(item, amount);
    }

    /** Items that were billed and are not the same any more, with what was billed of them; of those billed elsewhere, what they come to now. */
    Map<String, Money> changed() {
        return changed;
    }

    private static boolean isSame(BillableItem item, Billed before) {
        InvoiceLine line = before.line();
        boolean samePrice = line.unitPrice() == null
                ? item.amount().equals(before.source().amount())
                : line.unitPrice().equals(item.unitPrice());
        return samePrice
                && before.invoice().currency().equals(item.amount().currency())
                && line.kind() == item.kind()
                && line.project().equals(item.project())
                && Objects.equals(line.role(), item.role())
                && before.source().quantity().equals(item.quantity())
                && isOnItsDays(item, before);
    }

    /**
     * A line of grouped time has the date of its first item: of the others it tells only that they are not earlier, and whether they were
     * late.
     */
    private static boolean isOnItsDays(BillableItem item, Billed before) {
        InvoiceLine line = before.line();
        boolean isLate = item.serviceDate().isBefore(before.invoice().period().atDay(1));
        boolean isFirst = line.sources().get(0).equals(before.source());
        return isFirst
                ? item.serviceDate().equals(line.serviceDate())
                        && Objects.equals(item.serviceUntil(), line.serviceUntil())
                : isLate == line.late() && !item.serviceDate().isBefore(line.serviceDate());
    }
}
