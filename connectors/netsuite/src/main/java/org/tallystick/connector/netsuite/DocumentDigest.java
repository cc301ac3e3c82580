package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Write;

/**
 * What counts of an invoice or a credit memo, the same of one that is written and of one that is found.
 *
 * @param parties who bills or credits whom
 * @param currency of all amounts
 * @param date of the document
 * @param lines in their order
 * @param net before tax
 * @param tax on it
 */
record DocumentDigest(Parties parties, CurrencyCode currency, LocalDate date, List<Line> lines, Money net, Money tax) {

    /**
     * Who bills whom, or credits whom for what.
     *
     * @param customer internal id of who is billed or credited
     * @param subsidiary internal id of who bills or credits
     * @param original internal id of the invoice that is credited; none of an invoice
     */
    record Parties(
            String customer, String subsidiary, @Nullable String original) {

        String text() {
            String parties = "customer %s\nsubsidiary %s".formatted(customer, subsidiary);
            return original == null ? parties : "%s\ncredits %s".formatted(parties, original);
        }
    }

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

    static DocumentDigest of(Document document, Write<?> write) {
        List<Line> lines = document.lines().stream()
                .map(line -> new Line(line.net(), line.quantity().value(), line.taxCode()))
                .toList();
        Document.Credit credit = document.credit();
        Parties parties = new Parties(
                write.idOf(document.customer()),
                write.idOf(document.legalEntity()),
                credit == null ? null : write.idOf(credit.original()));
        return new DocumentDigest(
                parties,
                document.currency(),
                document.date(),
                lines,
                document.totals().net(),
                document.totals().tax());
    }

    /** One fact per row of text. */
    String text() {
        return """
                %s
                currency %s
                date %s
                %s
                net %s
                tax %s""".formatted(
                        parties.text(),
                        currency,
                        date,
                        lines.stream().map(Line::text).collect(Collectors.joining("\n")),
                        net.amount().toPlainString(),
                        tax.amount().toPlainString());
    }
}
