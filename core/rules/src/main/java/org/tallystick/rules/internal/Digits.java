package org.tallystick.rules.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How a number is rounded: how many decimals, and in which way. */
record Digits(int scale, RoundingMode mode) {

    /**
     * A number times a factor, rounded once.
     *
     * @param digits none: exact, or refused
     */
    static BigDecimal convert(BigDecimal number, Units.Factor factor, @Nullable Digits digits) {
        BigDecimal product = number.multiply(factor.times());
        if (digits != null) {
            return product.divide(factor.over(), digits.scale(), digits.mode());
        }
        try {
            return product.divide(factor.over());
        } catch (ArithmeticException e) {
            throw new Refusal(
                    "NUMBER_SCALE",
                    "has no end in the other unit",
                    "Say in the rule with how many decimals, 'scale', and how it is rounded, 'rounding'",
                    e);
        }
    }
}
