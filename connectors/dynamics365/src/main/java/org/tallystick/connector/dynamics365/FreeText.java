package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

        private static Line of(LineRow row, CurrencyCode currency) {
            return new Line(
                    row.number(),
                    row.decimal("Quantity"),
                    row.money("TransactionCurrencyAmount", currency),
                    row.moneyOrZero("SalesTaxAmount", currency));
        }

        private String text() {
            return "line %s quantity %s net %s tax %s"
                    .formatted(
                            Wire.plain(no), Wire.plain(quantity), Wire.plain(net.amount()), Wire.plain(tax.amount()));
        }
    }

    /**
     * As it is found.
     *
     * @throws org.tallystick.connector.http.BadRecordException if it cannot be read
     */
    static FreeText of(HeaderRow header, List<LineRow> lines) {
        CurrencyCode currency =
                Wire.requiredCurrency("CurrencyCode", header.members().get("CurrencyCode"));
        return new FreeText(
                new CompanyKey(header.required("dataAreaId"), header.required("CustomerAccount")),
                Wire.requiredDay("InvoiceDate", header.members().get("InvoiceDate")),
                currency,
                lines.stream().map(line -> Line.of(line, currency)).toList());
    }

    /** @param sign -1: its record has the opposite sign */
    Content content(int sign) {
        return new Content(
                customer.company(),
                "customer %s\ndate %s\ncurrency %s".formatted(customer, date, currency),
                lines.stream().map(Line::text).toList(),
                sign < 0 ? net().negated() : net(),
                sign < 0 ? tax().negated() : tax(),
                isCredit());
    }

    private boolean isCredit() {
        int sign = net().signum();
        return sign < 0
                || (sign == 0 && lines.stream().anyMatch(line -> line.quantity().signum() < 0));
    }

    private Money net() {
        return lines.stream().map(Line::net).reduce(Money.zero(currency), Money::plus);
    }

    private Money tax() {
        return lines.stream().map(Line::tax).reduce(Money.zero(currency), Money::plus);
    }
}
