package org.tallystick.model;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.value.Quantity;

/** How much of each source item live invoices bill, and where (I12). Cancelled invoices and pro-forma bills are not live. */
public final class BilledSources {

    private final Tally<ItemKey> billed = new Tally<>();
    private final SortedMap<ItemKey, List<Ref<?>>> invoices =
            new TreeMap<>(comparing(ItemKey::id).thenComparing(ItemKey::kind));

    private BilledSources() {}

    /**
     * What these invoices bill together.
     *
     * @param credits those that restore their sources, and are issued, make them free again
     */
    public static BilledSources of(Collection<Invoice> invoices, Collection<CreditMemo> credits) {
        BilledSources all = new BilledSources();
        invoices.stream().filter(BilledSources::isLive).forEach(all::add);
        credits.stream()
                .filter(credit -> credit.restoresSources() && credit.status().isIssued())
                .flatMap(credit -> credit.lines().stream())
                .map(CreditLine::line)
                .forEach(line -> line.sources()
                        .forEach(source -> all.billed.subtract(
                                new ItemKey(line.kind(), source.id()),
                                source.quantity().value(),
                                source.amount().amount())));
        return all;
    }

    private static boolean isLive(Invoice invoice) {
        return invoice.type() != InvoiceType.PROFORMA && invoice.state().document() != DocumentStatus.CANCELLED;
    }

    private void add(Invoice invoice) {
        for (InvoiceLine line : invoice.lines()) {
            for (LineSource source : line.sources()) {
                ItemKey item = new ItemKey(line.kind(), source.id());
                billed.add(item, source.quantity().value(), source.amount().amount());
                invoices.computeIfAbsent(item, key -> new ArrayList<>()).add(invoice.ref());
            }
        }
    }

    /**
     * The items of which more is billed than there is.
     *
     * @param available what each item has, by its id, whatever its kind; of an item that is not there, nothing may be billed
     */
    public List<Violation> check(Map<String, Quantity> available) {
        Findings findings = new Findings();
        invoices.forEach((item, refs) -> {
            BigDecimal quantity = billed.of(item).first();
            Quantity has = available.getOrDefault(item.id(), Quantity.ZERO);
            if (Amounts.exceeds(quantity, has.value())) {
                findings.broken(
                        LineRules.ONCE,
                        "",
                        "%s of item %s is billed, it has %s: %s"
                                .formatted(quantity.toPlainString(), item.id(), has, refs));
            }
        });
        return findings.all();
    }
}
