package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * What counts of a free text invoice, the same of one that is written and of one that is found. Of one that credits all amounts are negative.
 *
 * @param customer who pays it, and in which company
 * @param date of it
 * @param currency of all its amounts
 * @param lines in the order of their numbers
 */
record FreeText(CompanyKey customer, LocalDate date, CurrencyCode currency, List<Line> lines) {

    FreeText {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param no from 1
     * @param quantity negative if it credits
     * @param net before tax
     * @param tax its part of the document's tax
     */
    record Line(BigDecimal no, BigDecimal quantity, Money net, Money tax) {

        String text() {
            return "line %s quantity %s net %s tax %s"
                    .formatted(plain(no), plain(quantity), plain(net.amount()), plain(tax.amount()));
        }
    }

    /** A line with what is sent of it and not compared. */
    record Sent(Line line, @Nullable BigDecimal unitPrice, String description, String account, String taxCode) {}

    Money net() {
        return lines.stream().map(Line::net).reduce(Money.zero(currency), Money::plus);
    }

    Money tax() {
        return lines.stream().map(Line::tax).reduce(Money.zero(currency), Money::plus);
    }

    /** Whether all but the lines is the same. */
    boolean hasHeaderOf(FreeText other) {
        return header().equals(other.header());
    }

    /** One fact per row of text. */
    String digest() {
        return header() + "\n" + lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private String header() {
        return "customer %s\ndate %s\ncurrency %s".formatted(customer, date, currency);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
