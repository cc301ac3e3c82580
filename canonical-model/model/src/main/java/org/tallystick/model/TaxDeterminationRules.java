package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** What a tax determination keeps. */
final class TaxDeterminationRules {

    static final Rule CURRENCY = Rule.error(
            "TAX_CURRENCY",
            "All amounts of a tax determination are in one currency.",
            "determine the tax of one document");
    static final Rule BUYER = Rule.error(
            "TAX_BUYER",
            "Where the buyer pays the tax, the buyer has a registration.",
            "ask the customer for its registration, or charge the tax");

    private TaxDeterminationRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, BUYER);
    }

    static List<Violation> check(TaxDetermination tax) {
        Findings findings = new Findings();
        HeaderRules.check(tax.header(), findings);
        for (int i = 0; i < tax.results().size(); i++) {
            TaxResult result = tax.results().get(i);
            String path = "/results/" + i;
            TaxRules.checkCharged(path, result.category(), result.tax(), "reason", result.reason(), findings);
            if (result.category() == TaxCategory.REVERSE_CHARGE
                    && tax.buyer().registrations().isEmpty()) {
                findings.broken(
                        BUYER, "/buyer/registrations", "there is none, result %d is REVERSE_CHARGE".formatted(i));
            }
        }
        if (isInOneCurrency(tax, findings)) {
            checkAmounts(tax, findings);
        }
        return findings.all();
    }

    private static boolean isInOneCurrency(TaxDetermination tax, Findings findings) {
        return tax.results().isEmpty()
                || new Currencies(tax.results().get(0).tax().currency())
                        .addAll(tax.results(), TaxResult::tax)
                        .addAll(tax.results(), TaxResult::taxable)
                        .isOne(findings, CURRENCY, "/results");
    }

    /** How tax that is rounded on each line comes to a sum, only the document can tell: {@link Invoice#taxRounding()}. */
    private static void checkAmounts(TaxDetermination tax, Findings findings) {
        if (tax.rounding() == TaxRounding.PER_LINE && tax.line() == null) {
            return;
        }
        for (int i = 0; i < tax.results().size(); i++) {
            TaxResult result = tax.results().get(i);
            BigDecimal right = TaxRounding.PER_CATEGORY.number(
                    List.of(result.taxable()),
                    result.rate(),
                    result.tax().currency().exponent());
            if (result.category().isCharged()) {
                findings.expectEqual(
                        TaxRules.TAX, "/results/" + i + "/tax", result.tax(), right, "the rate times what is taxed");
            }
        }
    }

    static List<Violation> checkAgainst(TaxDetermination tax, Invoice invoice) {
        Findings findings = new Findings();
        boolean isOne = new Currencies(invoice.currency())
                .add(invoice.totals().tax())
                .addAll(tax.results(), TaxResult::tax)
                .isOne(findings, CURRENCY, "/results");
        if (isOne && tax.line() == null) {
            BigDecimal determined = Amounts.sum(tax.results(), TaxResult::tax);
            if (invoice.totals().tax().amount().compareTo(determined) != 0) {
                findings.broken(
                        TotalsRules.TAX,
                        "/results",
                        "come to %s, %s has %s"
                                .formatted(
                                        determined.toPlainString(),
                                        invoice.ref(),
                                        invoice.totals().tax()));
            }
        }
        return findings.all();
    }
}
