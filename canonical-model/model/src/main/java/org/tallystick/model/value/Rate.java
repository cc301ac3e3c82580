package org.tallystick.model.value;

import java.math.BigDecimal;

/**
 * A fraction: a tax rate, a markup, a share. 19 % is 0.19. At most eight decimals; trailing zeros do not count.
 *
 * @param value the fraction
 */
public record Rate(BigDecimal value) {

    /** Nothing. */
    public static final Rate ZERO = new Rate(BigDecimal.ZERO);

    private static final int MAX_SCALE = 8;

    /** @throws IllegalArgumentException if {@code value} is too large, or has more than eight decimals */
    public Rate {
        value = Decimals.atMost(value, MAX_SCALE, "rate");
    }

    /**
     * From decimal text: {@code 0.19}.
     *
     * @throws NumberFormatException if it is no decimal
     */
    public static Rate of(String value) {
        return new Rate(Decimals.parse(value, "rate", "0.19 for 19 %"));
    }

    /** From a percentage: 7.5 gives 0.075. */
    public static Rate ofPercent(BigDecimal percent) {
        return new Rate(percent.movePointLeft(2));
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
