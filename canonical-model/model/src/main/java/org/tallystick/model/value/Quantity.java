package org.tallystick.model.value;

import java.math.BigDecimal;

/**
 * How much: hours, pieces. At most six decimals; trailing zeros do not count, so 8 and 8.00 are equal.
 *
 * @param value the number, in the unit that the owning field names
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    /** None. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    /** Exactly one. */
    public static final Quantity ONE = new Quantity(BigDecimal.ONE);

    private static final int MAX_SCALE = 6;

    /** @throws IllegalArgumentException if {@code value} is too large, or has more than six decimals */
    public Quantity {
        value = Decimals.atMost(value, MAX_SCALE, "quantity");
    }

    /**
     * From decimal text: {@code 7.5}.
     *
     * @throws NumberFormatException if it is no decimal
     */
    public static Quantity of(String value) {
        return new Quantity(Decimals.parse(value, "quantity", "7.5"));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /** The difference. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /** -1, 0 or 1. */
    public int signum() {
        return value.signum();
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
