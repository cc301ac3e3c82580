package org.tallystick.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What one unit of a currency is worth in another, on a day, as someone published it (CM-14). It converts in its own direction only:
 * an inverse or a cross is another rate.
 *
 * @param base the currency of which one unit is worth {@code rate}
 * @param quote the currency in which it is worth that
 * @param rate greater than zero, at most twelve decimals; trailing zeros do not count
 * @param date the day of which it is
 * @param source who published it
 */
public record FxRate(CurrencyCode base, CurrencyCode quote, BigDecimal rate, LocalDate date, String source) {

    private static final int MAX_SCALE = 12;

    /** @throws IllegalArgumentException if {@code rate} is not positive, or the source has no name */
    public FxRate {
        requireNonNull(base, "base");
        requireNonNull(quote, "quote");
        requireNonNull(date, "date");
        rate = Decimals.atMost(rate, MAX_SCALE, "exchange rate");
        if (rate.signum() <= 0 || source.isEmpty()) {
            throw new IllegalArgumentException("An exchange rate is positive and has a source, was %s %s/%s of '%s'"
                    .formatted(rate.toPlainString(), base, quote, source));
        }
    }

    /**
     * The amount in {@link #quote}, rounded once to its minor unit (I35).
     *
     * @throws CurrencyMismatchException if it is not in {@link #base}
     */
    public Money convert(Money amount, RoundingMode mode) {
        if (!amount.currency().equals(base)) {
            throw new CurrencyMismatchException(amount, this);
        }
        return Money.rounded(amount.amount().multiply(rate), quote, mode);
    }

    /** {@code 1 USD = 0.92 EUR on 2026-08-31 (ECB)}. */
    @Override
    public String toString() {
        return "1 %s = %s %s on %s (%s)".formatted(base, rate.toPlainString(), quote, date, source);
    }
}
