package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/** Amounts in functional currency (I35). */
public final class FxRules {

    static final Rule FUNCTIONAL = Rule.error(
            "I35",
            "A functional amount is the amount times the stored rate of its document or ledger line, rounded once; a credit has its original's rate.",
            "convert at the stored rate");

    private FxRules() {}

    static List<Rule> all() {
        return List.of(FUNCTIONAL);
    }

    /** A document's rate converts from its own currency. */
    static void checkBase(@Nullable FxRate fx, CurrencyCode currency, Findings findings) {
        checkBase(fx, currency, "/fx", findings);
    }

    static void checkBase(@Nullable FxRate fx, CurrencyCode currency, String path, Findings findings) {
        if (fx != null && !fx.base().equals(currency)) {
            findings.broken(FUNCTIONAL, path + "/base", "is %s, the document is in %s".formatted(fx.base(), currency));
        }
    }

    /**
     * What settling at another rate than the document's brings, in the functional currency: applied times (settlement rate less document
     * rate), rounded once. Negative is a loss on what we receive.
     *
     * @param applied in the document's currency
     * @throws IllegalArgumentException if the two rates are not both from that currency to one other
     */
    public static Money realizedDifference(Money applied, FxRate document, FxRate settlement) {
        if (!applied.currency().equals(document.base())
                || !document.base().equals(settlement.base())
                || !document.quote().equals(settlement.quote())) {
            throw new IllegalArgumentException(
                    "%s, %s and %s are not of the same two currencies".formatted(applied, document, settlement));
        }
        BigDecimal difference = settlement.rate().subtract(document.rate());
        return Money.rounded(applied.amount().multiply(difference), document.quote(), RoundingMode.HALF_UP);
    }
}
