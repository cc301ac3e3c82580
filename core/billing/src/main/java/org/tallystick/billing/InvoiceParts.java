package org.tallystick.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.model.Adjustment;
import org.tallystick.model.AdjustmentKind;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.Money;

/**
 * A proposal of more lines than its target takes becomes several proposals (TRN-7). Each is a document of its own, with a key of its own:
 * the whole one's, {@code /} and its number from 1. Lines stay in their order.
 *
 * <p>Lines, adjustments, nets and what was prepaid sum to those of the whole exactly. Tax is rounded on each document (I7), so that the
 * parts' tax may differ from the whole's by half a minor unit for each rounding.
 */
public final class InvoiceParts {

    private final Invoice whole;
    private final List<List<InvoiceLine>> lines;

    private InvoiceParts(Invoice whole, List<List<InvoiceLine>> lines) {
        this.whole = whole;
        this.lines = lines;
    }

    /**
     * The parts, in order; the whole one alone if it has few enough lines.
     *
     * @param maxLines that a document may have, 1 or more
     * @throws IllegalArgumentException if {@code maxLines} is less, or the invoice has a number: what is issued is not split
     */
    public static List<Invoice> of(Invoice invoice, int maxLines) {
        if (maxLines < 1) {
            throw new IllegalArgumentException("maxLines must be 1 or more, was " + maxLines);
        }
        if (invoice.lines().size() <= maxLines) {
            return List.of(invoice);
        }
        if (invoice.number() != null) {
            throw new IllegalArgumentException(
                    "Invoice %s is issued as %s, and is not split".formatted(invoice.ref(), invoice.number()));
        }
        return new InvoiceParts(invoice, chunks(invoice.lines(), maxLines)).all();
    }

    /** What the part of that number, from 1, is called. */
    public static Ref<Invoice> ref(Ref<?> whole, int number) {
        return new Ref<>(whole.system(), RecordType.INVOICE, "%s/%d".formatted(whole.id(), number));
    }

    private static List<List<InvoiceLine>> chunks(List<InvoiceLine> lines, int size) {
        List<List<InvoiceLine>> chunks = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += size) {
            chunks.add(numbered(lines.subList(from, Math.min(from + size, lines.size()))));
        }
        return chunks;
    }

    private static List<InvoiceLine> numbered(List<InvoiceLine> lines) {
        List<InvoiceLine> numbered = new ArrayList<>();
        for (InvoiceLine line : lines) {
            numbered.add(
                    InvoiceLineBuilder.builder(line).no(numbered.size() + 1).build());
        }
        return numbered;
    }

    private List<Invoice> all() {
        List<List<Adjustment>> adjustments = adjustments();
        List<Invoice> parts = new ArrayList<>();
        Money prepaid = whole.totals().prepaid();
        for (int i = 0; i < lines.size(); i++) {
            boolean isLast = i == lines.size() - 1;
            List<TaxSubtotal> taxes = taxes(lines.get(i), adjustments.get(i));
            InvoiceTotals unpaid = totals(lines.get(i), adjustments.get(i), taxes);
            Money paid = isLast ? prepaid : atMost(unpaid.gross(), prepaid);
            prepaid = prepaid.minus(paid);
            InvoiceTotals totals = due(unpaid, paid, isLast ? whole.totals().rounding() : zero());
            parts.add(part(i + 1, lines.get(i), adjustments.get(i), taxes, totals));
        }
        return parts;
    }

    private Invoice part(
            int number,
            List<InvoiceLine> ownLines,
            List<Adjustment> adjustments,
            List<TaxSubtotal> taxes,
            InvoiceTotals totals) {
        return InvoiceBuilder.builder(whole)
                .header(HeaderBuilder.builder(whole.header())
                        .ref(ref(whole.ref(), number))
                        .build())
                .lines(ownLines)
                .adjustments(adjustments)
                .taxes(taxes)
                .totals(totals)
                .build();
    }

    /** Each adjustment is shared out by the lines of its tax code; where there are none, the first part carries it. */
    private List<List<Adjustment>> adjustments() {
        List<List<Adjustment>> parts = new ArrayList<>();
        lines.forEach(part -> parts.add(new ArrayList<>()));
        for (Adjustment change : whole.adjustments()) {
            List<Money> shares = change.amount().allocate(weights(change.taxCode()));
            for (int i = 0; i < shares.size(); i++) {
                if (shares.get(i).signum() != 0) {
                    parts.get(i).add(new Adjustment(change.kind(), shares.get(i), change.reason(), change.taxCode()));
                }
            }
        }
        return parts;
    }

    private List<BigDecimal> weights(String taxCode) {
        List<BigDecimal> weights = new ArrayList<>();
        for (List<InvoiceLine> part : lines) {
            weights.add(part.stream()
                    .filter(line -> line.taxCode().equals(taxCode))
                    .map(line -> line.net().amount().abs())
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            weights.set(0, BigDecimal.ONE);
        }
        return weights;
    }

    private List<TaxSubtotal> taxes(List<InvoiceLine> ownLines, List<Adjustment> adjustments) {
        Map<String, List<Money>> taxed = new TreeMap<>();
        ownLines.forEach(line -> amountsOf(taxed, line.taxCode()).add(line.net()));
        adjustments.forEach(change -> amountsOf(taxed, change.taxCode()).add(change.signed()));
        return whole.taxes().stream()
                .filter(tax -> taxed.containsKey(tax.code()))
                .map(tax -> tax(tax, amountsOf(taxed, tax.code())))
                .toList();
    }

    private static List<Money> amountsOf(Map<String, List<Money>> taxed, String code) {
        return taxed.computeIfAbsent(code, absent -> new ArrayList<>());
    }

    private TaxSubtotal tax(TaxSubtotal tax, Collection<Money> amounts) {
        return new TaxSubtotal(
                tax.code(),
                tax.rate(),
                sum(amounts),
                whole.taxRounding().taxOn(amounts, tax.rate(), whole.currency()),
                tax.category(),
                tax.jurisdiction(),
                tax.exemptionReason());
    }

    private InvoiceTotals totals(List<InvoiceLine> ownLines, List<Adjustment> adjustments, List<TaxSubtotal> taxes) {
        Money ofLines = sum(ownLines.stream().map(InvoiceLine::net).toList());
        Money allowances = sum(amounts(adjustments, AdjustmentKind.ALLOWANCE));
        Money charges = sum(amounts(adjustments, AdjustmentKind.CHARGE));
        Money net = ofLines.minus(allowances).plus(charges);
        Money tax = sum(taxes.stream().map(TaxSubtotal::tax).toList());
        return InvoiceTotalsBuilder.builder()
                .lines(ofLines)
                .allowances(allowances)
                .charges(charges)
                .net(net)
                .tax(tax)
                .gross(net.plus(tax))
                .build();
    }

    private static InvoiceTotals due(InvoiceTotals unpaid, Money prepaid, Money rounding) {
        return InvoiceTotalsBuilder.builder(unpaid)
                .prepaid(prepaid)
                .rounding(rounding)
                .due(unpaid.gross().minus(prepaid).plus(rounding))
                .build();
    }

    private static List<Money> amounts(List<Adjustment> adjustments, AdjustmentKind kind) {
        return adjustments.stream()
                .filter(change -> change.kind() == kind)
                .map(Adjustment::amount)
                .toList();
    }

    private Money atMost(Money gross, Money prepaid) {
        Money payable = gross.signum() < 0 ? zero() : gross;
        return payable.compareTo(prepaid) < 0 ? payable : prepaid;
    }

    private Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(zero(), Money::plus);
    }

    private Money zero() {
        return Money.zero(whole.currency());
    }
}
