package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * One row of a rate card.
 *
 * @param id of the row in its source; breaks ties between rows of one first day, the greater wins
 * @param role whose price it is; none: of no role, which is not any role
 * @param currency in which it is agreed
 * @param billRate price of one unit, before tax; none: the row is passed over
 * @param period days on which it is in force
 * @param key for what, beyond the role
 * @param unit what it is the price of
 * @param costRate what one unit costs the firm; pay data
 * @param minIncrement smallest quantity that is billed
 */
@BuiltRecord
public record RateCardEntry(
        @Code String id,
        @Nullable @Code String role,
        CurrencyCode currency,
        @Nullable UnitPrice billRate,
        Period period,
        @Valid RateKey key,
        RateUnit unit,
        @Nullable UnitPrice costRate,
        @Nullable @Positive Quantity minIncrement) {

    public RateCardEntry {
        MissingFieldsException.check(RateCardEntry.class, "id", id, "currency", currency);
        period = period == null ? Period.ALWAYS : period;
        key = key == null ? RateKey.ANY : key;
        unit = unit == null ? RateUnit.HOUR : unit;
        if (billRate != null && !billRate.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    "Rate card entry %s is in %s, its rate is %s".formatted(id, currency, billRate));
        }
    }

    /** An hourly rate with a price in {@code currency}, or without one. */
    public static RateCardEntry of(
            String id, @Nullable String role, CurrencyCode currency, @Nullable BigDecimal hourlyRate, Period period) {
        UnitPrice price = hourlyRate == null ? null : new UnitPrice(hourlyRate, currency);
        return new RateCardEntry(id, role, currency, price, period, RateKey.ANY, RateUnit.HOUR, null, null);
    }
}
