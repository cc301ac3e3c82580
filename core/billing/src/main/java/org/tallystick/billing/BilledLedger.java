package org.tallystick.billing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;

/** What was billed of the engagement before, against what its items are now (RULES rule 8). */
final class BilledLedger {

    private record Billed(Invoice invoice, InvoiceLine line, LineSource source) {}

    private final BillingInput input;
    private final Map<String, Billed> billed = new HashMap<>();
    private final Set<String> unchanged = new HashSet<>();

    BilledLedger(BillingInput input) {
        this.input = input;
        for (Invoice invoice : input.issued()) {
            for (InvoiceLine line : invoice.lines()) {
                line.sources().forEach(source -> billed.put(source.id(), new Billed(invoice, line, source)));
            }
        }
    }

    boolean isBilled(String item) {
        return billed.containsKey(item) || input.billedElsewhere().contains(item);
    }

    /** Notes that the item may be billed today as it now is. */
    void see(BillableItem item) {
        Billed before = billed.get(item.id());
        if (before != null && isSame(item, before)) {
            unchanged.add(item.id());
        }
    }

    /** How many items that were billed are not the same any more. */
    int changed(Set<String> candidates) {
        long elsewhere =
                candidates.stream().filter(input.billedElsewhere()::contains).count();
        return billed.size() - unchanged.size() + (int) elsewhere;
    }

    private boolean isSame(BillableItem item, Billed before) {
        InvoiceLine line = before.line();
        boolean sameAmount = line.unitPrice() == null
                ? item.amount().equals(before.source().amount())
                : Objects.equals(item.unitPrice(), line.unitPrice());
        return sameAmount
                && before.invoice().currency().equals(item.amount().currency())
                && line.kind() == item.kind()
                && line.project().equals(item.project())
                && Objects.equals(line.role(), item.role())
                && before.source().quantity().equals(item.quantity());
    }
}
