package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.JsonForm;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** The types whose values are one string, record types and enums aside. */
final class Texts {

    /** Digits on each side of the decimal point. What a value may have is its own affair; this only bounds the work. */
    private static final int MAX_DECIMAL_DIGITS = 40;

    /** ISO 8601, with a sign where the year has more than four digits: what {@link YearMonth#parse} reads, unlike its own text. */
    private static final DateTimeFormatter YEAR_MONTH = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendPattern("-MM")
            .toFormatter(Locale.ROOT);

    private static final Map<String, CurrencyCode> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(currency -> new CurrencyCode(currency.getCurrencyCode()))
            .collect(toUnmodifiableMap(CurrencyCode::code, identity()));

    private static final Map<Class<?>, TextShape<?>> ALL = all();

    private Texts() {}

    /** The shape of such a type, or none: it is no such type. */
    static @Nullable TextShape<?> find(Class<?> type) {
        return type.isEnum() ? new EnumShape(type) : ALL.get(type);
    }

    private static Map<Class<?>, TextShape<?>> all() {
        Map<Class<?>, TextShape<?>> all = new HashMap<>();
        add(all, String.class, Texts::readable, identity());
        add(all, BigDecimal.class, BigDecimal::toPlainString, Texts::decimal);
        add(all, Quantity.class, Quantity::toString, text -> new Quantity(decimal(text)));
        add(all, Rate.class, Rate::toString, text -> new Rate(decimal(text)));
        add(all, CurrencyCode.class, CurrencyCode::code, Texts::currency);
        add(all, CountryCode.class, CountryCode::code, CountryCode::new);
        add(all, YearMonth.class, YEAR_MONTH::format, YearMonth::parse);
        add(all, Instant.class, Instant::toString, Instant::parse);
        add(all, ZoneId.class, ZoneId::getId, ZoneId::of);
        all.put(LocalDate.class, new DateShape());
        return Map.copyOf(all);
    }

    private static <V> void add(
            Map<Class<?>, TextShape<?>> all, Class<V> type, Function<V, String> format, Function<String, V> parse) {
        all.put(type, new TextShape<>(type, format, parse));
    }

    /** What the limits would not let anyone read back is not written. */
    static String readable(String text) {
        if (text.length() > JsonForm.MAX_STRING_LENGTH) {
            throw new IllegalArgumentException("is %d characters long, at most %d are read back"
                    .formatted(text.length(), JsonForm.MAX_STRING_LENGTH));
        }
        return text;
    }

    /** Without an exponent: {@code 1e999999999} is short to write and long to print. */
    private static BigDecimal decimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = digitsFrom(text, start);
        int end = point < text.length() && text.charAt(point) == '.' ? digitsFrom(text, point + 1) : point;
        boolean isPlain = end == text.length() && point > start && end != point + 1;
        if (!isPlain || point - start > MAX_DECIMAL_DIGITS || end - point - 1 > MAX_DECIMAL_DIGITS) {
            throw new IllegalArgumentException("is not a plain decimal such as -12.50");
        }
        return new BigDecimal(text);
    }

    /** Where the digits end that begin there. */
    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static CurrencyCode currency(String code) {
        CurrencyCode known = CURRENCIES.get(code);
        return known == null ? new CurrencyCode(code) : known;
    }
}
