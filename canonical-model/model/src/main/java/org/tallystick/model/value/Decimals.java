package org.tallystick.model.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bounds that every decimal of the model keeps. */
final class Decimals {

    private Decimals() {}

    /** The decimal that {@code text} writes. */
    static BigDecimal parse(String text, String what, String example) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            NumberFormatException named = new NumberFormatException(
                    "'%s' is no %s: write digits and a decimal point, such as %s".formatted(text, what, example));
            named.initCause(e);
            throw named;
        }
    }

    /** {@code value} at exactly {@code scale} decimals. */
    static BigDecimal atScale(BigDecimal value, int scale, String what) {
        checkSize(value, what);
        if (value.scale() == scale) {
            return value;
        }
        BigDecimal plain = value.scale() < scale ? value : strip(value);
        if (plain.scale() > scale) {
            throw new ArithmeticException("An %s has at most %d decimals, was %s".formatted(what, scale, plain));
        }
        return plain.setScale(scale);
    }

    /** {@code value} rounded once to {@code scale} decimals; its size is checked first, so that no exponent is written out. */
    static BigDecimal rounded(BigDecimal value, int scale, RoundingMode mode, String what) {
        checkSize(value, what);
        boolean isTiny = value.signum() != 0 && integerDigits(value) < -scale - 1L;
        BigDecimal sameRounding = isTiny ? BigDecimal.valueOf(value.signum(), scale + 2) : value;
        return sameRounding.signum() == 0 ? BigDecimal.ZERO.setScale(scale) : sameRounding.setScale(scale, mode);
    }

    /** {@code value} without trailing zeros, with at most {@code maxScale} decimals. */
    static BigDecimal atMost(BigDecimal value, int maxScale, String what) {
        checkSize(value, what);
        BigDecimal plain = strip(value);
        if (plain.scale() > maxScale) {
            throw new ArithmeticException("A %s has at most %d decimals, was %s".formatted(what, maxScale, plain));
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static void checkSize(BigDecimal value, String what) {
        if (value.signum() != 0 && integerDigits(value) > Money.MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("%s has more than %d digits before the decimal point: %s"
                    .formatted(what, Money.MAX_INTEGER_DIGITS, value));
        }
    }

    private static BigDecimal strip(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Digits before the decimal point; less than one for a fraction. */
    private static long integerDigits(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }
}
