package org.tallystick.examples.quotetocash;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Invoice;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Counts of a period, and totals per currency. */
record SummaryRow(
        String period,
        int invoices,
        int invoiceLines,
        Map<String, Integer> exceptions,
        int setupsCreated,
        int setupsBlocked,
        Map<String, Totals> currencies) {

    record Totals(BigDecimal invoiced, BigDecimal invoicedTax, BigDecimal invoicedTotal, BigDecimal held) {

        static Totals zero(CurrencyCode currency) {
            BigDecimal zero = Money.zero(currency).amount();
            return new Totals(zero, zero, zero, zero);
        }

        static Totals of(Invoice invoice) {
            return new Totals(
                    invoice.totals().net().amount(),
                    invoice.totals().tax().amount(),
                    invoice.totals().gross().amount(),
                    BigDecimal.ZERO);
        }

        static Totals held(Money amount) {
            return new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, amount.amount());
        }

        Totals plus(Totals other) {
            return new Totals(
                    invoiced.add(other.invoiced),
                    invoicedTax.add(other.invoicedTax),
                    invoicedTotal.add(other.invoicedTotal),
                    held.add(other.held));
        }
    }

    static SummaryRow of(YearMonth period, List<Invoice> invoices, List<Finding> held, SetupRows.Rows setup) {
        Map<String, Integer> codes = new TreeMap<>();
        held.forEach(finding -> codes.merge(finding.code(), 1, Integer::sum));
        return new SummaryRow(
                period.toString(),
                invoices.size(),
                invoices.stream().mapToInt(invoice -> invoice.lines().size()).sum(),
                codes,
                setup.created().size(),
                setup.blocked().size(),
                totals(invoices, held));
    }

    private static Map<String, Totals> totals(List<Invoice> invoices, List<Finding> held) {
        Map<String, Totals> totals = new TreeMap<>();
        invoices.forEach(invoice -> add(totals, invoice.currency(), Totals.of(invoice)));
        for (Finding finding : held) {
            Money amount = finding.amount();
            if (amount != null) {
                add(totals, amount.currency(), Totals.held(amount));
            }
        }
        return totals;
    }

    private static void add(Map<String, Totals> totals, CurrencyCode currency, Totals more) {
        totals.merge(currency.code(), Totals.zero(currency).plus(more), Totals::plus);
    }
}
