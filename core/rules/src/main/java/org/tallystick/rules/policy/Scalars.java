package org.tallystick.rules.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** Values of records that conditions compare, and how they are written in a file. */
final class Scalars {

    private Scalars() {}

    /**
     * A value.
     *
     * @param unit of an amount, its currency; else empty
     * @param value a number without trailing zeros, a day, or a text
     */
    record Scalar(String unit, Comparable<?> value) {

        boolean isComparable(Scalar other) {
            return unit.equals(other.unit) && value.getClass() == other.value.getClass();
        }

        @SuppressWarnings("unchecked") // asked for what is comparable only
        int compareTo(Scalar other) {
            return ((Comparable<Object>) value).compareTo(other.value);
        }

        String text() {
            return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }
    }

    /** A value of a record; none: it is none that can be compared. */
    static @Nullable Scalar of(Object value) {
        if (value instanceof Money money) {
            return amount(money.amount(), money.currency());
        }
        if (value instanceof UnitPrice price) {
            return amount(price.amount(), price.currency());
        }
        if (value instanceof Quantity quantity) {
            return number(quantity.value());
        }
        if (value instanceof Rate rate) {
            return number(rate.value());
        }
        if (value instanceof Integer || value instanceof Long) {
            return number(BigDecimal.valueOf(((Number) value).longValue()));
        }
        if (value instanceof LocalDate || value instanceof YearMonth) {
            return new Scalar("", (Comparable<?>) value);
        }
        String text = text(value);
        return text == null ? null : new Scalar("", text);
    }

    private static @Nullable String text(Object value) {
        if (value instanceof Ref<?> ref) {
            return ref.id();
        }
        if (value instanceof CurrencyCode currency) {
            return currency.code();
        }
        if (value instanceof CountryCode country) {
            return country.code();
        }
        return value instanceof Enum<?> constant
                ? constant.name()
                : value instanceof String || value instanceof Boolean ? value.toString() : null;
    }

    private static Scalar number(BigDecimal number) {
        return new Scalar("", number.stripTrailingZeros());
    }

    private static Scalar amount(BigDecimal number, CurrencyCode currency) {
        return new Scalar(currency.code(), number.stripTrailingZeros());
    }

    /** How values of that class are written; none: they cannot be compared. */
    static @Nullable String wanted(Class<?> type) {
        if (type == Money.class || type == UnitPrice.class) {
            return "an amount with its currency such as 1000.00 EUR";
        }
        if (isNumber(type)) {
            return "a number";
        }
        if (type == LocalDate.class) {
            return "a day such as 2026-08-31";
        }
        if (type == YearMonth.class) {
            return "a month such as 2026-08";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        if (isBoolean(type)) {
            return "true or false";
        }
        return type == String.class || type == Ref.class || type == CurrencyCode.class || type == CountryCode.class
                ? "a text"
                : null;
    }

    /** Whether values of that class have an order that a range can use. */
    static boolean isOrdered(Class<?> type) {
        return type == Money.class
                || type == UnitPrice.class
                || type == LocalDate.class
                || type == YearMonth.class
                || isNumber(type);
    }

    private static boolean isNumber(Class<?> type) {
        return type == Quantity.class || type == Rate.class || type == int.class || type == long.class;
    }

    private static boolean isBoolean(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    /**
     * A value of a file.
     *
     * @throws RuntimeException if it cannot be one of that class
     */
    static Scalar parse(Class<?> type, String text) {
        if (type == Money.class || type == UnitPrice.class) {
            int space = text.indexOf(' ');
            return amount(decimal(text.substring(0, space)), new CurrencyCode(text.substring(space + 1)));
        }
        if (isNumber(type)) {
            return number(decimal(text));
        }
        if (type == LocalDate.class) {
            return new Scalar("", LocalDate.parse(text));
        }
        if (type == YearMonth.class) {
            return new Scalar("", YearMonth.parse(text));
        }
        if (type.isEnum()
                && Arrays.stream(type.getEnumConstants())
                        .noneMatch(each -> ((Enum<?>) each).name().equals(text))) {
            throw new IllegalArgumentException("is none of them");
        }
        if (isBoolean(type) && !text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("is neither");
        }
        if (type == CurrencyCode.class) {
            return Objects.requireNonNull(of(new CurrencyCode(text)));
        }
        if (type == CountryCode.class) {
            return Objects.requireNonNull(of(new CountryCode(text)));
        }
        return new Scalar("", text);
    }

    /** Digits and a point: no exponent that makes a number of a million digits. */
    private static BigDecimal decimal(String text) {
        if (text.length() > 40 || text.chars().anyMatch(c -> c != '.' && c != '-' && (c < '0' || c > '9'))) {
            throw new IllegalArgumentException("is no number");
        }
        return new BigDecimal(text);
    }
}
