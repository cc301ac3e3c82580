package org.tallystick.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** The tax subtotals of an invoice or credit memo: one for each code, and a code has one rate. */
final class TaxRules {

    static final Rule TAXABLE = Rule.error(
            "I6",
            "The taxable amount of a tax code is the sum of its lines and of the document's adjustments of that code; a code has one rate.",
            "compute the subtotals again from the lines");
    static final Rule TAX = Rule.error(
            "I7",
            "Tax is the rate times the taxable amount, rounded once for each code, or on each line where that is agreed.",
            "compute the tax again; carry the difference of another rounding as a named rounding amount");
    static final Rule NOT_CHARGED = Rule.error(
            "TAX_NOT_CHARGED",
            "An amount that is zero-rated, exempt, out of scope or taxed by the buyer carries tax 0 and a reason.",
            "take the tax away and give the reason, or correct the category");

    private TaxRules() {}

    static List<Rule> all() {
        return List.of(TAXABLE, TAX, NOT_CHARGED);
    }

    /** What needs no arithmetic. */
    static void checkShape(DocumentBody document, Findings findings) {
        checkRates(document, findings);
        for (int i = 0; i < document.taxes().size(); i++) {
            TaxSubtotal tax = document.taxes().get(i);
            checkCharged("/taxes/" + i, tax.category(), tax.tax(), "exemptionReason", tax.exemptionReason(), findings);
        }
    }

    static void checkCharged(
            String path,
            @Nullable TaxCategory category,
            Money tax,
            String reasonField,
            @Nullable String reason,
            Findings findings) {
        if (category == null || category.isCharged()) {
            return;
        }
        if (tax.signum() != 0) {
            findings.broken(NOT_CHARGED, path + "/tax", "is %s, %s carries none".formatted(tax, category));
        }
        if (reason == null || reason.isBlank()) {
            findings.broken(NOT_CHARGED, path + "/" + reasonField, "there is none, %s needs one".formatted(category));
        }
    }

    private static void checkRates(DocumentBody document, Findings findings) {
        Map<String, Rate> rates = new HashMap<>();
        document.taxes().forEach(tax -> rates.put(tax.code(), tax.rate()));
        for (int i = 0; i < document.lines().size(); i++) {
            InvoiceLine line = document.lines().get(i);
            String path = document.linePath(i);
            Rate rate = rates.get(line.taxCode());
            if (rate != null && !rate.equals(line.taxRate())) {
                findings.broken(
                        TAXABLE,
                        path + "/taxRate",
                        "is %s, the subtotal of %s has %s".formatted(line.taxRate(), line.taxCode(), rate));
            }
            checkAdjustments(line, path, findings);
        }
    }

    private static void checkAdjustments(InvoiceLine line, String path, Findings findings) {
        for (int i = 0; i < line.adjustments().size(); i++) {
            String code = line.adjustments().get(i).taxCode();
            if (!code.equals(line.taxCode())) {
                findings.broken(
                        TAXABLE,
                        path + "/adjustments/" + i + "/taxCode",
                        "is %s, its line has %s".formatted(code, line.taxCode()));
            }
        }
    }

    /**
     * The amounts of a document in one currency, whose tax is rounded where the document says.
     *
     * @param unitsOff minor units that a tax may differ for each rounding
     */
    static void checkAmounts(DocumentBody document, int unitsOff, Findings findings) {
        TaxRounding rounding = document.taxRounding();
        Map<String, List<Money>> taxed = taxed(document);
        for (int i = 0; i < document.taxes().size(); i++) {
            TaxSubtotal tax = document.taxes().get(i);
            String path = "/taxes/" + i;
            List<Money> amounts = taxed.remove(tax.code());
            if (amounts == null) {
                findings.broken(
                        TAXABLE, path + "/code", "no line has the code %s, or it is there twice".formatted(tax.code()));
                continue;
            }
            findings.expectEqual(
                    TAXABLE,
                    path + "/taxable",
                    tax.taxable(),
                    Amounts.sum(amounts, amount -> amount),
                    "the sum of what has the code " + tax.code());
            boolean isSum = rounding == TaxRounding.PER_CATEGORY;
            checkTax(tax, isSum ? List.of(tax.taxable()) : amounts, rounding, unitsOff, path + "/tax", findings);
        }
        taxed.keySet()
                .forEach(code ->
                        findings.broken(TAXABLE, "/taxes", "the code %s of a line has no subtotal".formatted(code)));
    }

    private static void checkTax(
            TaxSubtotal tax, List<Money> amounts, TaxRounding rounding, int unitsOff, String path, Findings findings) {
        int scale = tax.tax().currency().exponent();
        BigDecimal right = rounding.number(amounts, tax.rate(), scale);
        BigDecimal off = tax.tax().amount().subtract(right).abs();
        if (off.compareTo(BigDecimal.valueOf((long) unitsOff * amounts.size(), scale)) > 0) {
            findings.expectEqual(TAX, path, tax.tax(), right, "the rate times what is taxed");
        }
    }

    /** What each code taxes: lines, and adjustments of the document. */
    static Map<String, List<Money>> taxed(DocumentBody document) {
        Map<String, List<Money>> amounts = new TreeMap<>();
        document.lines()
                .forEach(line -> amounts.computeIfAbsent(line.taxCode(), code -> new ArrayList<>())
                        .add(line.net()));
        document.adjustments()
                .forEach(change -> amounts.computeIfAbsent(change.taxCode(), code -> new ArrayList<>())
                        .add(change.signed()));
        return amounts;
    }
}
