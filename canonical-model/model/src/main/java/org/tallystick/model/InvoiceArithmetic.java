package org.tallystick.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** The sums of one invoice: EN 16931's arithmetic, tax rounded per code. */
final class InvoiceArithmetic {

    private final Invoice invoice;
    private final List<Violation> violations = new ArrayList<>();

    private InvoiceArithmetic(Invoice invoice) {
        this.invoice = invoice;
    }

    static List<Violation> check(Invoice invoice) {
        InvoiceArithmetic arithmetic = new InvoiceArithmetic(invoice);
        if (arithmetic.isInOneCurrency()) {
            arithmetic.checkLines();
            arithmetic.checkTaxes();
            arithmetic.checkTotals();
        }
        return List.copyOf(arithmetic.violations);
    }

    private boolean isInOneCurrency() {
        Set<CurrencyCode> currencies = new HashSet<>();
        invoice.lines().forEach(line -> {
            currencies.add(line.net().currency());
            line.sources().forEach(source -> currencies.add(source.amount().currency()));
        });
        invoice.taxes().forEach(tax -> {
            currencies.add(tax.taxable().currency());
            currencies.add(tax.tax().currency());
        });
        currencies.add(invoice.totals().net().currency());
        currencies.add(invoice.totals().tax().currency());
        currencies.add(invoice.totals().gross().currency());
        currencies.remove(invoice.currency());
        if (!currencies.isEmpty()) {
            violated(
                    "INVOICE_CURRENCY",
                    "/currency",
                    "the invoice is in %s, amounts are in %s too".formatted(invoice.currency(), currencies));
        }
        return currencies.isEmpty();
    }

    private void checkLines() {
        if (invoice.lines().isEmpty()) {
            violated("INVOICE_LINES", "/lines", "an invoice has at least one line");
        }
        Set<String> billed = new HashSet<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            String path = "/lines/" + i;
            if (line.no() != i + 1) {
                violated("INVOICE_LINES", path + "/no", "line %d is numbered %d".formatted(i + 1, line.no()));
            }
            Money sum = Money.zero(invoice.currency());
            for (LineSource source : line.sources()) {
                sum = sum.plus(source.amount());
                if (!billed.add(source.id())) {
                    violated("I12", path + "/sources", "item %s is billed twice".formatted(source.id()));
                }
            }
            expectEqual("I13", path + "/net", line.net(), sum, "the sum of its sources");
        }
    }

    private void checkTaxes() {
        Map<String, Money> nets = new TreeMap<>();
        checkRates();
        invoice.lines().forEach(line -> nets.merge(line.taxCode(), line.net(), Money::plus));
        for (int i = 0; i < invoice.taxes().size(); i++) {
            TaxSubtotal tax = invoice.taxes().get(i);
            String path = "/taxes/" + i;
            Money taxable = nets.remove(tax.code());
            if (taxable == null) {
                violated("I6", path + "/code", "no line has the code %s, or it is there twice".formatted(tax.code()));
                continue;
            }
            expectEqual("I6", path + "/taxable", tax.taxable(), taxable, "the sum of the lines of " + tax.code());
            TaxSubtotal right = TaxSubtotal.of(tax.code(), tax.rate(), tax.taxable());
            expectEqual("I7", path + "/tax", tax.tax(), right.tax(), "the rate times the taxable amount");
        }
        nets.keySet()
                .forEach(code -> violated("I6", "/taxes", "the code %s of a line has no subtotal".formatted(code)));
    }

    /** A code has one rate on a document: its subtotal's. */
    private void checkRates() {
        Map<String, Rate> rates = new HashMap<>();
        invoice.taxes().forEach(tax -> rates.put(tax.code(), tax.rate()));
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            Rate rate = rates.get(line.taxCode());
            if (rate != null && !rate.equals(line.taxRate())) {
                violated(
                        "I6",
                        "/lines/" + i + "/taxRate",
                        "is %s, the subtotal of %s has %s".formatted(line.taxRate(), line.taxCode(), rate));
            }
        }
    }

    private void checkTotals() {
        InvoiceTotals right = InvoiceTotals.of(invoice.lines(), invoice.taxes(), invoice.currency());
        InvoiceTotals totals = invoice.totals();
        expectEqual("I4", "/totals/net", totals.net(), right.net(), "the sum of the lines");
        expectEqual("I8", "/totals/tax", totals.tax(), right.tax(), "the sum of the tax subtotals");
        expectEqual("I9", "/totals/gross", totals.gross(), totals.net().plus(totals.tax()), "net and tax");
    }

    private void expectEqual(String rule, String path, Money is, Money right, String rightIs) {
        if (!is.equals(right)) {
            violated(rule, path, "is %s, %s is %s".formatted(is, rightIs, right));
        }
    }

    private void violated(String rule, String path, String message) {
        violations.add(
                new Violation(rule, Severity.ERROR, path, message, "compute the document again from its sources"));
    }
}
