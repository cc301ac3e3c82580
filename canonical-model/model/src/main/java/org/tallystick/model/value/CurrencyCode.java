package org.tallystick.model.value;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An ISO 4217 currency, checked against the JDK's data.
 *
 * @param code three letters, upper case
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {

    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** @throws IllegalArgumentException if ISO 4217 has no such code, or one without a minor unit */
    public CurrencyCode {
        if (!KNOWN.contains(code)) {
            throw new IllegalArgumentException("Unknown currency '%s': ISO 4217 has no such code".formatted(code));
        }
    }

    /** Decimals of the minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
    public int exponent() {
        return Currency.getInstance(code).getDefaultFractionDigits();
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
