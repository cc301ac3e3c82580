package org.tallystick.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of one unit, before tax. It may have more decimals than its currency (F-FIN-05), six at most; trailing zeros
 * do not count, so 96 and 96.00 are equal.
 *
 * @param amount per unit, in major units; never negative
 * @param currency its currency
 */
public record UnitPrice(BigDecimal amount, CurrencyCode currency) {

    private static final int MAX_SCALE = 6;

    /** @throws IllegalArgumentException if {@code amount} is negative or too large */
    public UnitPrice {
        requireNonNull(currency, "currency");
        amount = Decimals.atMost(amount, MAX_SCALE, "unit price");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("A unit price is never negative, was " + amount.toPlainString());
        }
    }

    /** {@code quantity} units at this price, rounded once to the minor unit. */
    public Money times(Quantity quantity, RoundingMode mode) {
        return Money.rounded(amount.multiply(quantity.value()), currency, mode);
    }

    /** The same price in {@code contract}, if its currency is {@link CurrencyCode#OF_CONTRACT}; else this. */
    public UnitPrice in(CurrencyCode contract) {
        return currency.equals(CurrencyCode.OF_CONTRACT) ? new UnitPrice(amount, contract) : this;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.code();
    }
}
