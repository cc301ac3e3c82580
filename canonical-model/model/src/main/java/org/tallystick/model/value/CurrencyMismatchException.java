package org.tallystick.model.value;

import java.io.Serial;

/** Two amounts of different currencies met in one sum or comparison. Convert one of them first. */
public final class CurrencyMismatchException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    CurrencyMismatchException(Money left, Money right) {
        super("Cannot combine %s with %s: convert one of them first".formatted(left, right));
    }

    CurrencyMismatchException(Money amount, FxRate rate) {
        super("Cannot convert %s with the rate %s: it is of another currency".formatted(amount, rate));
    }
}
