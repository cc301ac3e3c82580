package org.tallystick.connector.salesforce.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Problem;

/**
 * Values that are made of several fields; what cannot be made is a {@link BadRecordException} that names the field that is to blame. Nothing is
 * rounded but what the org computes and does not round itself ({@link #rounded}).
 */
public final class WireValues {

    /** The currency of a row, in an org with several. */
    public static final String CURRENCY = "CurrencyIsoCode";

    /** No number of an org has more; one that does is no amount. */
    public static final int MOST_DECIMALS = 18;

    private WireValues() {}

    /** An amount in the row's currency; none if there is no amount. */
    public static @Nullable Money money(String field, @Nullable BigDecimal amount, @Nullable CurrencyCode currency) {
        return amount == null ? null : checked(field, amount, () -> Money.of(amount, required(CURRENCY, currency)));
    }

    /**
     * An amount that the org computed, in the row's currency, rounded half up to its minor unit: the org shows it so, and gives what it has. Source: Salesforce
     * Help, article 000385918.
     */
    public static Money rounded(String field, BigDecimal amount, @Nullable CurrencyCode currency) {
        return checked(
                field,
                amount,
                () -> amount.scale() > MOST_DECIMALS
                        ? Money.of(amount, required(CURRENCY, currency))
                        : Money.rounded(amount, required(CURRENCY, currency), RoundingMode.HALF_UP));
    }

    /** A price in the row's currency; none if there is no price. */
    public static @Nullable UnitPrice price(
            String field, @Nullable BigDecimal amount, @Nullable CurrencyCode currency) {
        return amount == null
                ? null
                : checked(field, amount, () -> new UnitPrice(amount, required(CURRENCY, currency)));
    }

    /** How much. */
    public static Quantity quantity(String field, BigDecimal value) {
        return checked(field, value, () -> new Quantity(value));
    }

    /** A fraction of a percentage: 7.5 is 0.075; none if there is no percentage. */
    public static @Nullable Rate percent(String field, @Nullable BigDecimal value) {
        return value == null ? null : checked(field, value, () -> Rate.ofPercent(value));
    }

    /** A field that must be there for the row to mean anything. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new BadRecordException(
                    Problem.ofField("ABSENT", field, null, "%s is empty".formatted(field), "Fill it in the source"));
        }
        return value;
    }

    /** What a picklist's value means; {@code what} the field holds is said in messages. */
    public static <T> T meaning(String what, String field, String list, Map<String, T> meanings, String value) {
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
