package org.tallystick.examples.monthend;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Counts of a period, and totals per currency. */
record SummaryRow(
        String period,
        int invoices,
        int invoiceLines,
        int credits,
        int creditLines,
        Map<String, Integer> exceptions,
        int setupsCreated,
        int setupsBlocked,
        Map<String, Totals> currencies) {

    record Totals(
            BigDecimal invoiced,
            BigDecimal invoicedTax,
            BigDecimal invoicedTotal,
            BigDecimal credited,
            BigDecimal creditedTax,
            BigDecimal creditedTotal,
            BigDecimal held) {

        private static Totals zero(CurrencyCode currency) {
            BigDecimal zero = Money.zero(currency).amount();
            return new Totals(zero, zero, zero, zero, zero, zero, zero);
        }

        private Totals plusInvoiced(InvoiceTotals more) {
            return new Totals(
                    invoiced.add(more.net().amount()),
                    invoicedTax.add(more.tax().amount()),
                    invoicedTotal.add(more.gross().amount()),
                    credited,
                    creditedTax,
                    creditedTotal,
                    held);
        }

        private Totals plusCredited(InvoiceTotals more) {
            return new Totals(
                    invoiced,
                    invoicedTax,
                    invoicedTotal,
                    credited.add(more.net().amount()),
                    creditedTax.add(more.tax().amount()),
                    creditedTotal.add(more.gross().amount()),
                    held);
        }

        private Totals plusHeld(Money more) {
            return new Totals(
                    invoiced,
                    invoicedTax,
                    invoicedTotal,
                    credited,
                    creditedTax,
                    creditedTotal,
                    held.add(more.amount()));
        }
    }

    static SummaryRow of(
            YearMonth period,
            List<Invoice> invoices,
            List<CreditMemo> credits,
            List<Finding> held,
            SetupRows.Rows setup) {
        Map<String, Integer> codes = new TreeMap<>();
        held.forEach(finding -> codes.merge(finding.code(), 1, Integer::sum));
        return new SummaryRow(
                period.toString(),
                invoices.size(),
                invoices.stream().mapToInt(invoice -> invoice.lines().size()).sum(),
                credits.size(),
                credits.stream().mapToInt(credit -> credit.lines().size()).sum(),
                codes,
                setup.created().size(),
                setup.blocked().size(),
                totals(invoices, credits, held));
    }

    private static Map<String, Totals> totals(List<Invoice> invoices, List<CreditMemo> credits, List<Finding> held) {
        Map<String, Totals> totals = new TreeMap<>();
        invoices.forEach(each -> change(totals, each.currency(), old -> old.plusInvoiced(each.totals())));
        credits.forEach(each -> change(totals, each.currency(), old -> old.plusCredited(each.totals())));
        held.stream()
                .flatMap(finding -> Stream.ofNullable(finding.amount()))
                .forEach(amount -> change(totals, amount.currency(), old -> old.plusHeld(amount)));
        return totals;
    }

    private static void change(Map<String, Totals> totals, CurrencyCode currency, UnaryOperator<Totals> change) {
        totals.compute(currency.code(), (code, old) -> change.apply(old == null ? Totals.zero(currency) : old));
    }
}
