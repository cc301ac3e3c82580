package org.tallystick.model;

import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * What an invoice comes to.
 *
 * @param net sum of the lines
 * @param tax sum of the tax subtotals
 * @param gross net and tax
 */
public record InvoiceTotals(Money net, Money tax, Money gross) {

    public InvoiceTotals {
        MissingFieldsException.check(InvoiceTotals.class, "net", net, "tax", tax, "gross", gross);
    }

    /** Sums lines and taxes. */
    public static InvoiceTotals of(Iterable<InvoiceLine> lines, Iterable<TaxSubtotal> taxes, CurrencyCode currency) {
        Money net = Money.zero(currency);
        for (InvoiceLine line : lines) {
            net = net.plus(line.net());
        }
        Money tax = Money.zero(currency);
        for (TaxSubtotal subtotal : taxes) {
            tax = tax.plus(subtotal.tax());
        }
        return new InvoiceTotals(net, tax, net.plus(tax));
    }
}
