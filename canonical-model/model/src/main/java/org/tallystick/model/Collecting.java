package org.tallystick.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * What those who collect an invoice know, beside its balance and dates.
 *
 * @param disputed to what the customer objects; zero: nothing
 * @param promised the day that the customer named
 * @param withCollectors whether it was handed over
 */
public record Collecting(Money disputed, @Nullable LocalDate promised, boolean withCollectors) {

    public Collecting {
        MissingFieldsException.check(Collecting.class, "disputed", disputed);
    }

    /** Nothing beyond balance and dates. */
    public static Collecting nothing(CurrencyCode currency) {
        return new Collecting(Money.zero(currency), null, false);
    }
}
