package org.tallystick.rules.internal;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.tallystick.rules.internal.RawValue.Kind.BOOLEAN;
import static org.tallystick.rules.internal.RawValue.Kind.NUMBER;
import static org.tallystick.rules.internal.RawValue.Kind.TEXT;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;

/** From texts to values of the model, each refusal with its code. */
final class Values {

    /** Far beyond what any amount needs, and near enough to compute with. */
    private static final int MAX_SCALE = 50;

    private static final int DATE_LENGTH = 10;

    /** An offset without its colon, as Salesforce writes it. */
    private static final Pattern COMPACT_OFFSET = Pattern.compile("([+-][0-9]{2})([0-9]{2})$");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    static final Conversion DATE =
            new Conversion("a date such as 2026-08-31", Set.of(TEXT), Values::date, Object::toString);

    static final Conversion CURRENCY =
            new Conversion("a currency such as EUR", Set.of(TEXT), Values::currency, Object::toString);

    static final Conversion PERCENT = number(
            "a percentage such as 7.5",
            Rate::ofPercent,
            rate -> ((Rate) rate).value().movePointRight(2));

    static final Conversion ID = new Conversion("an id", Set.of(TEXT, NUMBER), id -> id, id -> id);

    static final Conversion UNIT = new Conversion("a unit", Set.of(TEXT), unit -> unit, unit -> unit);

    static final Conversion PLAIN =
            new Conversion("a text, a number or a boolean", Set.of(TEXT, NUMBER, BOOLEAN), text -> text, text -> text);

    static final Conversion DECIMAL_NUMBER = number("a number", number -> number, number -> number);

    private static final Conversion TRUE_OR_FALSE =
            new Conversion("true or false", Set.of(BOOLEAN), Values::bool, bool -> bool);

    private static final Map<Class<?>, Conversion> BY_TYPE = Map.of(
            String.class,
            new Conversion("a text", Set.of(TEXT, NUMBER), text -> text, text -> text),
            boolean.class,
            TRUE_OR_FALSE,
            Boolean.class,
            TRUE_OR_FALSE,
            LocalDate.class,
            DATE,
            Instant.class,
            new Conversion("a moment such as 2026-08-31T22:00:00Z", Set.of(TEXT), Values::instant, Object::toString),
            Quantity.class,
            number("a number", Quantity::new, quantity -> ((Quantity) quantity).value()),
            Rate.class,
            number("a fraction such as 0.075", Rate::new, rate -> ((Rate) rate).value()),
            CurrencyCode.class,
            CURRENCY,
            CountryCode.class,
            new Conversion("a country such as DE", Set.of(TEXT), Values::country, Object::toString),
            TaxRegistration.class,
            new Conversion("a tax registration", Set.of(TEXT), TaxRegistration::of, Values::number));

    /** Filled by a rule of their own, from more than one field or with more than the field's value. */
    private static final Set<Class<?>> BY_RULE = Set.of(Money.class, UnitPrice.class, Period.class, Ref.class);

    private Values() {}

    /** Whether a rule can fill a field of that type; not one that refers to records of any type, since an id does not say of which. */
    static boolean areKnown(Type type) {
        return conversion(type) != null || (BY_RULE.contains(rawType(type)) && !isOfAnyType(type));
    }

    private static boolean isOfAnyType(Type type) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] instanceof WildcardType;
    }

    /** How one text becomes a value of that type, or a list of one; none if it takes more than one text. */
    static @Nullable Conversion conversion(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            Conversion one = conversion(generic.getActualTypeArguments()[0]);
            return one == null ? null : one.ofLists();
        }
        Class<?> raw = rawType(type);
        return raw.isEnum() ? constants(raw) : BY_TYPE.get(raw);
    }

    /** The class of the type without its parameters. */
    static Class<?> rawType(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    /** What a ref of that type refers to. */
    static RecordType<?> referredTo(Type ref) {
        Type entity = ((ParameterizedType) ref).getActualTypeArguments()[0];
        return RecordType.all().stream()
                .filter(type -> type.entityClass() == entity)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No record type for " + ref));
    }

    /** The exact amount. */
    static Object money(BigDecimal amount, CurrencyCode currency) {
        return exact(number -> Money.of(number, currency), amount, currency.exponent() + " decimals of " + currency);
    }

    /** The exact price. */
    static Object price(BigDecimal amount, CurrencyCode currency) {
        return exact(number -> new UnitPrice(number, currency), amount, "decimals of a unit price");
    }

    /** A period whose last day counts in. */
    static Object period(@Nullable Object first, @Nullable Object last) {
        return Period.inclusive((LocalDate) first, (LocalDate) last);
    }

    /** The exact quantity. */
    static Object quantity(BigDecimal number) {
        return exact(Quantity::new, number, "decimals of a quantity");
    }

    /** The amount at a rate. */
    static Object exchanged(Money money, FxRate rate, RoundingMode rounding) {
        return exact(number -> rate.convert(money, rounding), money.amount(), "decimals that it may have");
    }

    private static Conversion number(
            String wanted, Function<BigDecimal, Object> make, Function<Object, @Nullable Object> back) {
        return new Conversion(
                wanted, Set.of(NUMBER, TEXT), text -> exact(make, decimal(text), "decimals that it may have"), back);
    }

    private static Object number(Object registration) {
        String number = ((TaxRegistration) registration).number();
        if (!registration.equals(TaxRegistration.of(number))) {
            throw new Refusal(
                    "VALUE_INVALID",
                    "says more than its number, and the field holds that alone",
                    "Leave it out of 'writes'");
        }
        return number;
    }

    private static Conversion constants(Class<?> type) {
        Map<String, Object> byName =
                Arrays.stream(type.getEnumConstants()).collect(toUnmodifiableMap(c -> ((Enum<?>) c).name(), c -> c));
        String names = Arrays.toString(type.getEnumConstants());
        return new Conversion(
                "one of " + names,
                Set.of(TEXT),
                text -> {
                    Object constant = byName.get(text);
                    if (constant == null) {
                        throw new Refusal("VALUE_UNMAPPED", "is none of " + names, "Say with a map what it stands for");
                    }
                    return constant;
                },
                constant -> ((Enum<?>) constant).name());
    }

    private static BigDecimal decimal(String text) {
        if (text.length() > RawFields.MAX_NUMBER_LENGTH
                || !DECIMAL.matcher(text).matches()) {
            throw new Refusal("TYPE", "is no number", "Correct it in the source");
        }
        BigDecimal number = new BigDecimal(text);
        if ((long) number.precision() - number.scale() > Money.MAX_INTEGER_DIGITS) {
            throw new Refusal(
                    "NUMBER_TOO_LARGE",
                    "has more than %d digits before the decimal point".formatted(Money.MAX_INTEGER_DIGITS),
                    "Correct it in the source");
        }
        if (number.scale() > MAX_SCALE) {
            throw new Refusal(
                    "NUMBER_SCALE", "has more than %d decimals".formatted(MAX_SCALE), "Round it in the source");
        }
        return number;
    }

    private static Object exact(Function<BigDecimal, Object> make, BigDecimal number, String allowed) {
        try {
            return make.apply(number);
        } catch (ArithmeticException e) {
            throw new Refusal("NUMBER_SCALE", "has more than the " + allowed, "Round it in the source", e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("VALUE_INVALID", "is refused: " + e.getMessage(), "Correct it in the source", e);
        }
    }

    private static Object bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(
                    "TYPE", "is neither true nor false", "Correct it in the source, or translate it with a map");
        }
        return text.equals("true");
    }

    /** Of a year of four digits: near enough to have a day after it. */
    private static Object date(String text) {
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw noDate(e);
        }
        throw noDate(null);
    }

    private static Refusal noDate(@Nullable Throwable cause) {
        return new Refusal("DATE", "is no date such as 2026-08-31", "Correct it in the source", cause);
    }

    private static Object instant(String text) {
        try {
            return OffsetDateTime.parse(COMPACT_OFFSET.matcher(text).replaceFirst("$1:$2"))
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Refusal("DATE", "is no moment such as 2026-08-31T22:00:00Z", "Correct it in the source", e);
        }
    }

    /** What leaves its currency to the contract has none: it does not say XXX. */
    private static Object currency(String text) {
        try {
            CurrencyCode currency = new CurrencyCode(text);
            if (!currency.equals(CurrencyCode.OF_CONTRACT)) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            throw unknownCurrency(e);
        }
        throw unknownCurrency(null);
    }

    private static Refusal unknownCurrency(@Nullable Throwable cause) {
        return new Refusal("CURRENCY_UNKNOWN", "is no currency of ISO 4217", "Correct it in the source", cause);
    }

    private static Object country(String text) {
        try {
            return new CountryCode(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("COUNTRY_UNKNOWN", "is no country of ISO 3166-1", "Correct it in the source", e);
        }
    }
}
