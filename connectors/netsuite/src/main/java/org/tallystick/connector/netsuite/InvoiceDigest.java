package org.tallystick.connector.netsuite;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Invoice;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * What counts of an invoice, the same of one that is written and of one that is found.
 *
 * @param currency of all amounts
 * @param date of the invoice
 * @param lines in their order
 * @param net before tax
 * @param tax on it
 */
record InvoiceDigest(CurrencyCode currency, LocalDate date, List<Line> lines, Money net, Money tax) {

    /**
     * What counts of a line.
     *
     * @param net before tax
     * @param taxCode its name; none if the line has none
     */
    record Line(Money net, @Nullable String taxCode) {

        String text() {
            return "line %s %s".formatted(net.amount().toPlainString(), taxCode == null ? "untaxed" : taxCode);
        }
    }

    static InvoiceDigest of(Invoice invoice) {
        List<Line> lines = invoice.lines().stream()
                .map(line -> new Line(line.net(), line.taxCode()))
                .toList();
        return new InvoiceDigest(
                invoice.currency(),
                invoice.issueDate(),
                lines,
                invoice.totals().net(),
                invoice.totals().tax());
    }

    /** One fact per row of text. */
    String text() {
        return """
                currency %s
                date %s
                %s
                net %s
                tax %s""".formatted(
                        currency,
                        date,
                        lines.stream().map(Line::text).collect(Collectors.joining("\n")),
                        net.amount().toPlainString(),
                        tax.amount().toPlainString());
    }
}
