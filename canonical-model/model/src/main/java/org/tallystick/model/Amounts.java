package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Comparing amounts inside checks. Sums are plain decimals: unlike {@link Money}'s they have no bound, so a check never throws. */
final class Amounts {

    private Amounts() {}

    /** The sum of one amount of each part; the caller has made sure that they are in one currency. */
    static <T> BigDecimal sum(Collection<T> parts, Function<T, Money> amount) {
        return parts.stream().map(amount).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What adjustments add; negative if they lower. */
    static BigDecimal sum(Collection<Adjustment> adjustments) {
        return sum(adjustments, Adjustment::signed);
    }

    /** Whether {@code part} is more than all of {@code whole}, or of the other sign. */
    static boolean exceeds(BigDecimal part, BigDecimal whole) {
        return part.abs().compareTo(whole.abs()) > 0 || part.signum() * whole.signum() < 0;
    }

    /** Whether two decimals are the same number, whatever their scales. */
    static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    /** Whether {@code amount} is in {@code currency}; it is if there is none. */
    static boolean isIn(CurrencyCode currency, @Nullable Money amount) {
        return amount == null || amount.currency().equals(currency);
    }

    /** Reports a breach of {@code rule} unless the amount, if there is one, is in {@code currency}. */
    static boolean expectIn(CurrencyCode currency, @Nullable Money amount, Findings findings, Rule rule, String path) {
        if (isIn(currency, amount)) {
            return true;
        }
        findings.broken(rule, path, "is %s, the record is in %s".formatted(amount, currency.code()));
        return false;
    }

    /** For messages: {@code 12.50 EUR}. */
    static String text(BigDecimal amount, CurrencyCode currency) {
        return amount.toPlainString() + " " + currency.code();
    }
}
