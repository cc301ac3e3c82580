package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CreditMemoStatus;

/**
 * What an invoice comes to with its credits and rebills. A line is followed by what it bills, item by item, since a rebill may group
 * items in another way; what has no item is followed by its tax code.
 */
public final class Corrections {

    static final Rule CORRECTED = Rule.error(
            "I21",
            "The original, less its credits, plus its rebills, is the corrected document: per item, per tax code, in one currency.",
            "credit what is wrong and bill it again at the right value");
    static final Rule NEUTRAL = Rule.error(
            "I22",
            "An invoice that is credited in full leaves nothing: no item billed, no amount, no tax.",
            "credit what is left");

    private final Invoice original;
    private final Currencies currencies;
    private final Tally<ItemKey> items = new Tally<>();
    private final Tally<String> taxes = new Tally<>();
    private BigDecimal gross = BigDecimal.ZERO;

    private Corrections(Invoice original) {
        this.original = original;
        currencies = new Currencies(original.currency());
    }

    /** The original alone, then its credits, without cancelled ones, and its rebills. */
    public static Corrections of(Invoice original, Collection<CreditMemo> credits, Collection<Invoice> rebills) {
        Corrections all = new Corrections(original);
        all.add(DocumentBody.of(original), 1);
        credits.stream()
                .filter(credit -> credit.status() != CreditMemoStatus.CANCELLED)
                .forEach(credit -> all.add(DocumentBody.of(credit), -1));
        rebills.forEach(rebill -> all.add(DocumentBody.of(rebill), 1));
        return all;
    }

    static List<Rule> all() {
        return List.of(CORRECTED, NEUTRAL);
    }

    private void add(DocumentBody document, int sign) {
        BigDecimal signed = BigDecimal.valueOf(sign);
        currencies.add(document.currency()).addAll(document.currencies());
        for (InvoiceLine line : document.lines()) {
            line.sources()
                    .forEach(source -> items.add(
                            new ItemKey(line.kind(), source.id()),
                            source.quantity().value().multiply(signed),
                            source.amount().amount().multiply(signed)));
        }
        document.taxes()
                .forEach(tax -> taxes.add(
                        tax.code(),
                        tax.taxable().amount().multiply(signed),
                        tax.tax().amount().multiply(signed)));
        gross = gross.add(document.totals().gross().amount().multiply(signed));
    }

    /** Where it differs from what it should come to (I21). Paths are those of {@code corrected}. */
    public List<Violation> checkAgainst(Invoice corrected) {
        Corrections right = of(corrected, List.of(), List.of());
        return differences(CORRECTED, right);
    }

    /** What is left of a document that is credited in full (I22). */
    public List<Violation> checkNeutral() {
        return differences(NEUTRAL, new Corrections(original));
    }

    private List<Violation> differences(Rule rule, Corrections right) {
        Findings findings = new Findings();
        currencies.add(right.original.currency()).addAll(right.currencies);
        if (currencies.isOne(findings, rule, "/currency")) {
            compare(rule, "/lines", items, right.items, findings);
            compare(rule, "/taxes", taxes, right.taxes, findings);
            if (gross.compareTo(right.gross) != 0) {
                findings.broken(
                        rule,
                        "/totals/gross",
                        "%s comes to %s, right is %s"
                                .formatted(original.ref(), gross.toPlainString(), right.gross.toPlainString()));
            }
        }
        return findings.all();
    }

    private static <K> void compare(Rule rule, String path, Tally<K> is, Tally<K> right, Findings findings) {
        Set<K> keys = new LinkedHashSet<>(is.keys());
        keys.addAll(right.keys());
        for (K key : keys) {
            if (!is.of(key).isSame(right.of(key))) {
                findings.broken(rule, path, "%s comes to %s, right is %s".formatted(key, is.of(key), right.of(key)));
            }
        }
    }
}
