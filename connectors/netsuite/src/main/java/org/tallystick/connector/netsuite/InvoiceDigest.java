package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Invoice;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Write;

/**
 * What counts of an invoice, the same of one that is written and of one that is found.
 *
 * @param parties who bills whom
 * @param currency of all amounts
 * @param date of the invoice
 * @param lines in their order
 * @param net before tax
 * @param tax on it
 */
record InvoiceDigest(Parties parties, CurrencyCode currency, LocalDate date, List<Line> lines, Money net, Money tax) {

    /**
     * Who bills whom.
     *
     * @param customer internal id of who is billed
     * @param subsidiary internal id of who bills
     */
    record Parties(String customer, String subsidiary) {}

    /**
     * What counts of a line.
     *
     * @param net before tax
     * @param quantity none if the line has none. Its sign does not count: it is the amount's, and what NetSuite shows is not documented
     * @param taxCode its name; none if the line has none
     */
    record Line(
            Money net,
            @Nullable BigDecimal quantity,
            @Nullable String taxCode) {

        String text() {
            return "line %s %s quantity %s"
                    .formatted(
                            net.amount().toPlainString(),
                            taxCode == null ? "untaxed" : taxCode,
                            quantity == null
                                    ? "none"
                                    : quantity.abs().stripTrailingZeros().toPlainString());
        }
    }

    static InvoiceDigest of(Write<Invoice> write) {
        Invoice invoice = write.record();
        List<Line> lines = invoice.lines().stream()
                .map(line -> new Line(line.net(), line.quantity().value(), line.taxCode()))
                .toList();
        return new InvoiceDigest(
                new Parties(write.idOf(invoice.billTo()), write.idOf(invoice.legalEntity())),
                invoice.currency(),
                invoice.issueDate(),
                lines,
                invoice.totals().net(),
                invoice.totals().tax());
    }

    /** One fact per row of text. */
    String text() {
        return """
                customer %s
                subsidiary %s
                currency %s
                date %s
                %s
                net %s
                tax %s""".formatted(
                        parties.customer(),
                        parties.subsidiary(),
                        currency,
                        date,
                        lines.stream().map(Line::text).collect(Collectors.joining("\n")),
                        net.amount().toPlainString(),
                        tax.amount().toPlainString());
    }
}
