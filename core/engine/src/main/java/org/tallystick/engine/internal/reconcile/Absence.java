package org.tallystick.engine.internal.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * A document that the hub counts and that is not on its way to its target.
 *
 * @param ref of the document
 * @param invoice the same, or the one that it credits
 * @param key under which the target would have it
 * @param totals of the document
 * @param run that made it; none: it was made outside a run
 * @param discard who discarded its delivery and why, for people; none: nobody ever asked for one
 */
record Absence(
        Ref<?> ref,
        Ref<Invoice> invoice,
        String key,
        InvoiceTotals totals,
        @Nullable String run,
        @Nullable String discard) {

    static Absence of(Entity document, String key, @Nullable String run, @Nullable String discard) {
        Ref<Invoice> invoice =
                document instanceof CreditMemo memo ? memo.original() : RecordType.INVOICE.refOf((Invoice) document);
        return new Absence(document.ref(), invoice, key, totals(document), run, discard);
    }

    static InvoiceTotals totals(Entity document) {
        return document instanceof CreditMemo memo ? memo.totals() : ((Invoice) document).totals();
    }

    RecordType<?> type() {
        return ref.type();
    }

    boolean isCredit() {
        return type() == RecordType.CREDIT_MEMO;
    }

    /** Without invoices of which other absent documents credit all: what the hub counts of them, and the target has, is nothing. */
    static List<Absence> notTakenBack(List<Absence> absent) {
        Map<Ref<Invoice>, List<Absence>> credits =
                absent.stream().filter(Absence::isCredit).collect(groupingBy(Absence::invoice));
        Set<Ref<Invoice>> takenBack = absent.stream()
                .filter(each -> !each.isCredit() && each.isTakenBack(credits.getOrDefault(each.invoice(), List.of())))
                .map(Absence::invoice)
                .collect(toSet());
        return absent.stream()
                .filter(each -> !takenBack.contains(each.invoice()))
                .toList();
    }

    private boolean isTakenBack(List<Absence> credits) {
        CurrencyCode currency = totals.gross().currency();
        if (credits.isEmpty()
                || credits.stream()
                        .anyMatch(credit -> !credit.totals().gross().currency().equals(currency))) {
            return false;
        }
        Money net = Money.zero(currency);
        Money tax = Money.zero(currency);
        for (Absence credit : credits) {
            net = net.plus(credit.totals().net());
            tax = tax.plus(credit.totals().tax());
        }
        return net.equals(totals.net()) && tax.equals(totals.tax());
    }
}
