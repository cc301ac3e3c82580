package org.tallystick.connector.certinia.internal.read;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Problem;

/** Values that are made of several fields; what cannot be made names the field that is to blame. */
final class WireValues {

    static final String CURRENCY = "CurrencyIsoCode";

    private WireValues() {}

    /** An amount in the row's currency; none if there is no amount. */
    static @Nullable Money money(String field, @Nullable BigDecimal amount, @Nullable CurrencyCode currency) {
        return amount == null ? null : checked(field, amount, () -> Money.of(amount, required(CURRENCY, currency)));
    }

    /** A price in the row's currency; none if there is no price. */
    static @Nullable UnitPrice price(String field, @Nullable BigDecimal amount, @Nullable CurrencyCode currency) {
        return amount == null
                ? null
                : checked(field, amount, () -> new UnitPrice(amount, required(CURRENCY, currency)));
    }

    static Quantity quantity(String field, BigDecimal value) {
        return checked(field, value, () -> new Quantity(value));
    }

    /** Hours; none of them if the field is empty. */
    static Quantity hours(String field, @Nullable BigDecimal value) {
        return value == null ? Quantity.ZERO : quantity(field, value);
    }

    /** A field that must be there for the row to mean anything. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new BadRecordException(
                    Problem.ofField("ABSENT", field, null, "%s is empty".formatted(field), "Fill it in the source"));
        }
        return value;
    }

    /** What a status means; none if it is empty. */
    static <T> @Nullable T meaning(String list, Map<String, T> meanings, @Nullable String status) {
        return status == null ? null : meaning("status", "pse__Status__c", list, meanings, status);
    }

    /** What a picklist's value means; {@code what} the field holds is said in messages. */
    static <T> T meaning(String what, String field, String list, Map<String, T> meanings, String value) {
        T meaning = meanings.get(value);
        if (meaning == null) {
            throw new BadRecordException(Problem.ofField(
                    what.toUpperCase(Locale.ROOT) + "_UNKNOWN",
                    field,
                    value,
                    "The %s '%s' is not in the list of %s: %s"
                            .formatted(
                                    what,
                                    value,
                                    list,
                                    meanings.keySet().stream().sorted().toList()),
                    "Use one of the list's values in the source"));
        }
        return meaning;
    }

    private static <T> T checked(String field, BigDecimal value, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRecordException(Problem.ofField(
                    "VALUE",
                    field,
                    value.toPlainString(),
                    "%s: %s".formatted(field, e.getMessage()),
                    "Correct the value in the source"));
        }
    }
}
