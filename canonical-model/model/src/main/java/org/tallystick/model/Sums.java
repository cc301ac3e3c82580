package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import org.tallystick.model.value.Money;

/** Sums of amounts of one currency, as plain numbers: a check must not fail where an amount would be too large. */
final class Sums {

    private Sums() {}

    static <T> BigDecimal of(Collection<T> items, Function<T, Money> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (T item : items) {
            sum = sum.add(amount.apply(item).amount());
        }
        return sum;
    }

    /** What adjustments add; negative if they lower. */
    static BigDecimal of(Collection<Adjustment> adjustments) {
        return of(adjustments, Adjustment::signed);
    }

    /** Whether {@code part} is more than all of {@code whole}, or of the other sign. */
    static boolean exceeds(BigDecimal part, BigDecimal whole) {
        return part.abs().compareTo(whole.abs()) > 0 || part.signum() * whole.signum() < 0;
    }
}
