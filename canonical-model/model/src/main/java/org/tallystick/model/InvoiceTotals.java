package org.tallystick.model;

import java.util.List;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * What a document comes to.
 *
 * @param net lines, less allowances, plus charges (I5)
 * @param tax sum of the tax subtotals (I8)
 * @param gross net and tax (I9)
 * @param lines sum of the lines (I4); none given: the net
 * @param allowances of the document
 * @param charges of the document
 * @param prepaid paid before
 * @param rounding a named difference, such as that of another tax rounding (I7)
 * @param due gross, less prepaid, plus rounding (I10); none given: the gross
 */
@BuiltRecord
public record InvoiceTotals(
        Money net,
        Money tax,
        Money gross,
        Money lines,
        Money allowances,
        Money charges,
        Money prepaid,
        Money rounding,
        Money due) {

    public InvoiceTotals {
        MissingFieldsException.check(InvoiceTotals.class, "net", net, "tax", tax, "gross", gross);
        lines = lines == null ? net : lines;
        allowances = allowances == null ? Money.zero(net.currency()) : allowances;
        charges = charges == null ? Money.zero(net.currency()) : charges;
        prepaid = prepaid == null ? Money.zero(net.currency()) : prepaid;
        rounding = rounding == null ? Money.zero(net.currency()) : rounding;
        due = due == null ? gross : due;
    }

    /** All nine, in the order of components. */
    List<Money> all() {
        return List.of(net, tax, gross, lines, allowances, charges, prepaid, rounding, due);
    }

    /** Without adjustments of the document, and nothing paid before. */
    public static InvoiceTotals of(Money net, Money tax, Money gross) {
        return InvoiceTotalsBuilder.builder().net(net).tax(tax).gross(gross).build();
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
        return of(net, tax, net.plus(tax));
    }
}
