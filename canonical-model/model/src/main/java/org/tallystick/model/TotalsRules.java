package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.value.Money;

/** The totals of a document in one currency: EN 16931's arithmetic. */
final class TotalsRules {

    private static final String RECOMPUTE = "compute the totals again from lines and taxes";

    static final Rule LINES = Rule.error("I4", "The total of the lines is the sum of their net amounts.", RECOMPUTE);
    static final Rule NET = Rule.error(
            "I5",
            "The net total is the lines, less allowances, plus charges; both are the sums of the document's adjustments.",
            RECOMPUTE);
    static final Rule TAX = Rule.error("I8", "The tax total is the sum of the tax subtotals.", RECOMPUTE);
    static final Rule GROSS = Rule.error("I9", "The gross total is net and tax.", RECOMPUTE);
    static final Rule DUE =
            Rule.error("I10", "What is due is the gross total, less what is prepaid, plus rounding.", RECOMPUTE);

    private TotalsRules() {}

    static List<Rule> all() {
        return List.of(LINES, NET, TAX, GROSS, DUE);
    }

    static void check(DocumentBody document, Findings findings) {
        InvoiceTotals totals = document.totals();
        BigDecimal lines = Amounts.sum(document.lines(), InvoiceLine::net);
        BigDecimal taxes = Amounts.sum(document.taxes(), TaxSubtotal::tax);
        findings.expectEqual(LINES, "/totals/lines", totals.lines(), lines, "the sum of the lines");
        checkNet(document, findings);
        findings.expectEqual(TAX, "/totals/tax", totals.tax(), taxes, "the sum of the tax subtotals");
        BigDecimal gross = sum(totals.net(), totals.tax());
        findings.expectEqual(GROSS, "/totals/gross", totals.gross(), gross, "net and tax");
        BigDecimal due =
                sum(totals.gross(), totals.rounding()).subtract(totals.prepaid().amount());
        findings.expectEqual(DUE, "/totals/due", totals.due(), due, "gross, less prepaid, plus rounding");
    }

    private static void checkNet(DocumentBody document, Findings findings) {
        InvoiceTotals totals = document.totals();
        BigDecimal allowances = sum(document.adjustments(), AdjustmentKind.ALLOWANCE);
        BigDecimal charges = sum(document.adjustments(), AdjustmentKind.CHARGE);
        findings.expectEqual(NET, "/totals/allowances", totals.allowances(), allowances, "the sum of allowances");
        findings.expectEqual(NET, "/totals/charges", totals.charges(), charges, "the sum of charges");
        BigDecimal net = sum(totals.lines(), totals.charges())
                .subtract(totals.allowances().amount());
        findings.expectEqual(NET, "/totals/net", totals.net(), net, "lines, less allowances, plus charges");
    }

    private static BigDecimal sum(List<Adjustment> adjustments, AdjustmentKind kind) {
        return adjustments.stream()
                .filter(change -> change.kind() == kind)
                .map(change -> change.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(Money one, Money other) {
        return one.amount().add(other.amount());
    }
}
