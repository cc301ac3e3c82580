package org.tallystick.model;

import java.util.List;
import org.tallystick.model.value.CurrencyCode;

/**
 * What invoices and credit memos share: the arithmetic of both is the same.
 *
 * @param lineTail from a line of the document to the invoice line in it, as the rest of a JSON Pointer
 */
record DocumentBody(
        CurrencyCode currency,
        List<InvoiceLine> lines,
        String lineTail,
        List<Adjustment> adjustments,
        List<TaxSubtotal> taxes,
        InvoiceTotals totals,
        TaxRounding taxRounding) {

    static DocumentBody of(Invoice invoice) {
        return new DocumentBody(
                invoice.currency(),
                invoice.lines(),
                "",
                invoice.adjustments(),
                invoice.taxes(),
                invoice.totals(),
                invoice.taxRounding());
    }

    static DocumentBody of(CreditMemo credit) {
        List<InvoiceLine> lines = credit.lines().stream().map(CreditLine::line).toList();
        return new DocumentBody(
                credit.currency(),
                lines,
                "/line",
                credit.adjustments(),
                credit.taxes(),
                credit.totals(),
                credit.taxRounding());
    }

    /** Where the line of that index stands, from 0. */
    String linePath(int index) {
        return "/lines/" + index + lineTail;
    }

    /** The currencies of all its amounts. */
    Currencies currencies() {
        Currencies all = new Currencies(currency);
        lines.forEach(line -> addTo(all, line));
        return all.addAll(adjustments, Adjustment::amount)
                .addAll(taxes, TaxSubtotal::taxable)
                .addAll(taxes, TaxSubtotal::tax)
                .addAll(totals.all(), amount -> amount);
    }

    private static void addTo(Currencies all, InvoiceLine line) {
        all.add(line.net()).addAll(line.sources(), LineSource::amount).addAll(line.adjustments(), Adjustment::amount);
        if (line.unitPrice() != null) {
            all.add(line.unitPrice().currency());
        }
    }
}
