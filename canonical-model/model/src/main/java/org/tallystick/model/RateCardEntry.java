package org.tallystick.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.UnitPrice;

/**
 * One row of a rate card.
 *
 * @param id of the row in its source; breaks ties between rows of one first day, the greater wins
 * @param role whose price it is; none: of no role
 * @param currency in which it is agreed
 * @param hourlyRate price of one hour, before tax; none: the row is passed over
 * @param period days on which it is in force
 */
public record RateCardEntry(
        String id,
        @Nullable String role,
        CurrencyCode currency,
        @Nullable UnitPrice hourlyRate,
        Period period) {

    public RateCardEntry {
        MissingFieldsException.check(RateCardEntry.class, "id", id, "currency", currency, "period", period);
        if (hourlyRate != null && !hourlyRate.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    "Rate card entry %s is in %s, its rate is %s".formatted(id, currency, hourlyRate));
        }
    }

    /** A row with a price in {@code currency}, or without one. */
    public static RateCardEntry of(
            String id, @Nullable String role, CurrencyCode currency, @Nullable BigDecimal hourlyRate, Period period) {
        UnitPrice price = hourlyRate == null ? null : new UnitPrice(hourlyRate, currency);
        return new RateCardEntry(id, role, currency, price, period);
    }
}
