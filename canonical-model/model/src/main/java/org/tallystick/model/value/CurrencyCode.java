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

    /** Decimals of an amount whose currency is open: the most that any currency has. */
    private static final int MOST_DECIMALS = 4;

    private static final String NO_CURRENCY = "XXX";

    private static final Map<String, Integer> EXPONENTS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    /**
     * ISO 4217's "no currency" (XXX): what a source says without a currency of its own, a contract's line, amendment or milestone, is in the
     * currency of its contract. {@link Money#in} binds it, when it is used.
     */
    public static final CurrencyCode OF_CONTRACT = new CurrencyCode(NO_CURRENCY);

    /** @throws IllegalArgumentException if ISO 4217 has no such code, or one without a minor unit (but for {@link #OF_CONTRACT}) */
    public CurrencyCode {
        exponent(code);
    }

    /** Decimals of the minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
    public int exponent() {
        return exponent(code);
    }

    private static int exponent(String code) {
        if (NO_CURRENCY.equals(code)) {
            return MOST_DECIMALS;
        }
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
