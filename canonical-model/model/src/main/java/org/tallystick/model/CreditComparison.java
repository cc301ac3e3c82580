package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CreditMemoStatus;

/** A credit memo beside the invoice that it credits. */
final class CreditComparison {

    static final Rule ORIGINAL = Rule.error(
            "CREDIT_ORIGINAL",
            "A credit memo has the currency, the bill-to customer, the legal entity and the tax rounding of the invoice that it credits.",
            "credit the right invoice, in its currency, to its customer");
    static final Rule TAX = Rule.error(
            "CREDIT_TAX",
            "A credit line is taxed as the line that it credits, unless the credit corrects the tax.",
            "take code and rate of the original line");
    static final Rule BOUND = Rule.error(
            "I19",
            "All credits of an invoice line sum to no more than the line in quantity and net, and those of a tax code to no more than its tax.",
            "credit only what is left of the invoice");
    static final Rule FULL = Rule.error(
            "I20",
            "A full credit takes back every line, each tax subtotal and the totals exactly.",
            "copy the amounts of the original");

    private final CreditMemo credit;
    private final Invoice invoice;
    private final Findings findings = new Findings();
    private final Map<Integer, InvoiceLine> originals = new HashMap<>();

    private CreditComparison(CreditMemo credit, Invoice invoice) {
        this.credit = credit;
        this.invoice = invoice;
        invoice.lines().forEach(line -> originals.putIfAbsent(line.no(), line));
    }

    static List<Rule> all() {
        return List.of(ORIGINAL, TAX, BOUND, FULL);
    }

    static List<Violation> check(CreditMemo credit, Invoice invoice, Collection<CreditMemo> others) {
        CreditComparison comparison = new CreditComparison(credit, invoice);
        comparison.checkParties();
        comparison.checkLines();
        List<CreditMemo> credits = Stream.concat(others.stream().filter(comparison::counts), Stream.of(credit))
                .toList();
        if (comparison.areInOneCurrency(credits)) {
            comparison.checkLineBounds(credits);
            comparison.checkTaxBounds(credits);
            if (credit.kind() == CreditKind.FULL) {
                comparison.checkAllIsTakenBack();
            }
        }
        return comparison.findings.all();
    }

    private boolean counts(CreditMemo other) {
        return other.status() != CreditMemoStatus.CANCELLED
                && other.original().equals(credit.original())
                && !other.ref().equals(credit.ref());
    }

    private boolean areInOneCurrency(List<CreditMemo> credits) {
        return DocumentBody.of(invoice).currencies().isOne()
                && credits.stream()
                        .allMatch(each -> each.currency().equals(invoice.currency())
                                && DocumentBody.of(each).currencies().isOne());
    }

    private void checkParties() {
        expectSame("/original", credit.original(), invoice.ref());
        expectSame("/currency", credit.currency(), invoice.currency());
        expectSame("/billTo", credit.billTo(), invoice.billTo());
        expectSame("/legalEntity", credit.legalEntity(), invoice.legalEntity());
        expectSame("/taxRounding", credit.taxRounding(), invoice.taxRounding());
        if (!Objects.equals(credit.fx(), invoice.fx())) {
            findings.broken(
                    FxRules.FUNCTIONAL, "/fx", "is %s, the original's is %s".formatted(credit.fx(), invoice.fx()));
        }
    }

    private void expectSame(String path, Object is, Object original) {
        if (!is.equals(original)) {
            findings.broken(ORIGINAL, path, "is %s, the original's is %s".formatted(is, original));
        }
    }

    private void checkLines() {
        for (int i = 0; i < credit.lines().size(); i++) {
            CreditLine part = credit.lines().get(i);
            InvoiceLine original = originals.get(part.originalLine());
            if (original == null) {
                findings.broken(
                        BOUND,
                        "/lines/" + i + "/originalLine",
                        "%s has no line %d".formatted(invoice.ref(), part.originalLine()));
            } else if (credit.kind() != CreditKind.TAX) {
                checkTaxed(part.line(), original, "/lines/" + i + "/line");
            }
        }
    }

    private void checkTaxed(InvoiceLine line, InvoiceLine original, String path) {
        if (!line.taxCode().equals(original.taxCode())) {
            findings.broken(
                    TAX,
                    path + "/taxCode",
                    "is %s, line %d has %s".formatted(line.taxCode(), original.no(), original.taxCode()));
        } else if (!line.taxRate().equals(original.taxRate())) {
            findings.broken(
                    TAX,
                    path + "/taxRate",
                    "is %s, line %d has %s".formatted(line.taxRate(), original.no(), original.taxRate()));
        }
    }

    private void checkLineBounds(List<CreditMemo> credits) {
        Tally<Integer> credited = byLine(credits);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < credit.lines().size(); i++) {
            int no = credit.lines().get(i).originalLine();
            InvoiceLine original = originals.get(no);
            if (original != null && seen.add(no)) {
                Tally.Pair sum = credited.of(no);
                String path = "/lines/" + i + "/line";
                expectWithin(
                        path + "/quantity", sum.first(), original.quantity().value());
                expectWithin(path + "/net", sum.second(), original.net().amount());
            }
        }
    }

    private static Tally<Integer> byLine(List<CreditMemo> credits) {
        Tally<Integer> sums = new Tally<>();
        for (CreditMemo each : credits) {
            boolean withQuantity = each.kind().takesBackQuantity();
            each.lines()
                    .forEach(part -> sums.add(
                            part.originalLine(),
                            withQuantity ? part.line().quantity().value() : BigDecimal.ZERO,
                            part.line().net().amount()));
        }
        return sums;
    }

    private void checkTaxBounds(List<CreditMemo> credits) {
        Tally<String> billed = byCode(invoice.taxes());
        Tally<String> credited = new Tally<>();
        credits.forEach(each -> each.taxes()
                .forEach(tax -> credited.add(
                        tax.code(), tax.taxable().amount(), tax.tax().amount())));
        for (int i = 0; i < credit.taxes().size(); i++) {
            String code = credit.taxes().get(i).code();
            expectWithin(
                    "/taxes/" + i + "/taxable",
                    credited.of(code).first(),
                    billed.of(code).first());
            expectWithin(
                    "/taxes/" + i + "/tax",
                    credited.of(code).second(),
                    billed.of(code).second());
        }
    }

    private static Tally<String> byCode(List<TaxSubtotal> taxes) {
        Tally<String> sums = new Tally<>();
        taxes.forEach(
                tax -> sums.add(tax.code(), tax.taxable().amount(), tax.tax().amount()));
        return sums;
    }

    private void expectWithin(String path, BigDecimal credited, BigDecimal billed) {
        if (Amounts.exceeds(credited, billed)) {
            findings.broken(
                    BOUND,
                    path,
                    "with all credits it is %s, %s was billed"
                            .formatted(credited.toPlainString(), billed.toPlainString()));
        }
    }

    private void checkAllIsTakenBack() {
        Tally<Integer> credited = byLine(List.of(credit));
        for (InvoiceLine line : originals.values()) {
            expectAll("/lines", "line " + line.no(), credited.of(line.no()), pair(line));
        }
        Tally<String> taxes = byCode(credit.taxes());
        Tally<String> billed = byCode(invoice.taxes());
        billed.keys().forEach(code -> expectAll("/taxes", "tax code " + code, taxes.of(code), billed.of(code)));
        findings.expectEqual(
                FULL, "/totals/net", credit.totals().net(), invoice.totals().net(), "the original's");
        findings.expectEqual(
                FULL, "/totals/tax", credit.totals().tax(), invoice.totals().tax(), "the original's");
        findings.expectEqual(
                FULL, "/totals/gross", credit.totals().gross(), invoice.totals().gross(), "the original's");
    }

    private static Tally.Pair pair(InvoiceLine line) {
        return new Tally.Pair(line.quantity().value(), line.net().amount());
    }

    private void expectAll(String path, String what, Tally.Pair is, Tally.Pair original) {
        if (!is.isSame(original)) {
            findings.broken(FULL, path, "%s: %s is taken back of %s".formatted(what, is, original));
        }
    }
}
