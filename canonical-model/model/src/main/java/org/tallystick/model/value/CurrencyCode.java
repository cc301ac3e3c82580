package org.tallystick.model.value;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Currency;
import java.util.Map;

/**
 * An ISO 4217 currency, checked against the JDK's data.
 *
 * @param code three letters, upper case
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {

    private static final Map<String, Integer> EXPONENTS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    /** @throws IllegalArgumentException if ISO 4217 has no such code, or one without a minor unit */
    public CurrencyCode {
        exponent(code);
    }

    /** Decimals of the minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
    public int exponent() {
        return exponent(code);
    }

    private static int exponent(String code) {
        Integer known = EXPONENTS.get(code);
        if (known == null) {
            throw new IllegalArgumentException("Unknown currency '%s': ISO 4217 has no such code".formatted(code));
        }
        return known;
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
