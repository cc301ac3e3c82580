package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** Where tax is rounded, half away from zero, to the minor unit (I7). For n amounts the two differ by at most (n + 1) / 2 minor units. */
public enum TaxRounding {
    /** Once for each category, on the sum. */
    PER_CATEGORY {
        @Override
        BigDecimal number(Collection<Money> amounts, Rate rate, int scale) {
            return round(Amounts.sum(amounts, amount -> amount), rate, scale);
        }
    },
    /** On each line. */
    PER_LINE {
        @Override
        BigDecimal number(Collection<Money> amounts, Rate rate, int scale) {
            return amounts.stream()
                    .map(amount -> round(amount.amount(), rate, scale))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    };

    /**
     * The tax of one rate on these amounts.
     *
     * @throws IllegalArgumentException if it is too large for an amount
     */
    public Money taxOn(Collection<Money> amounts, Rate rate, CurrencyCode currency) {
        return Money.of(number(amounts, rate, currency.exponent()), currency);
    }

    /** The tax as a number, however large. */
    abstract BigDecimal number(Collection<Money> amounts, Rate rate, int scale);

    private static BigDecimal round(BigDecimal amount, Rate rate, int scale) {
        return amount.multiply(rate.value()).setScale(scale, RoundingMode.HALF_UP);
    }
}
