package org.tallystick.model.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bounds that every decimal of the model keeps. */
final class Decimals {

    private Decimals() {}

    /** {@code value} at exactly {@code scale} decimals. */
    static BigDecimal atScale(BigDecimal value, int scale, String what) {
        checkSize(value, what);
        if (value.scale() == scale) {
            return value;
        }
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    "An %s has at most %d decimals, was %s".formatted(what, scale, value.toPlainString()));
        }
    }

    /** {@code value} without trailing zeros, with at most {@code maxScale} decimals. */
    static BigDecimal atMost(BigDecimal value, int maxScale, String what) {
        checkSize(value, what);
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.scale() > maxScale) {
            throw new ArithmeticException(
                    "A %s has at most %d decimals, was %s".formatted(what, maxScale, plain.toPlainString()));
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static void checkSize(BigDecimal value, String what) {
        if (value.precision() - value.scale() > Money.MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("%s has more than %d digits before the decimal point: %s"
                    .formatted(what, Money.MAX_INTEGER_DIGITS, value));
        }
    }
}
