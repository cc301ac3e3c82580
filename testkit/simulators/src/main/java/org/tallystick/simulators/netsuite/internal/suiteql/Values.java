package org.tallystick.simulators.netsuite.internal.suiteql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of a query: how they compare across types, and how they read in an answer. */
public final class Values {
    /** Orders values; nulls last, as the vendor's database does. */
    static final Comparator<@Nullable Object> ASCENDING = Comparator.nullsLast(Values::compare);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private static final DateTimeFormatter ACCOUNT_FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("M/d/uuuu[ h:mm[:ss] a]")
            .parseDefaulting(ChronoField.AMPM_OF_DAY, 0)
            .parseDefaulting(ChronoField.CLOCK_HOUR_OF_AMPM, 12)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.US);

    private Values() {}

    /**
     * The moment that a text in the account's date format (month/day/year, with or without a time) stands for.
     *
     * @throws DateTimeParseException when it is in another format
     */
    public static LocalDateTime parseAccountDate(String text) {
        return LocalDateTime.parse(text, ACCOUNT_FORMAT);
    }

    /** A date in the account's format, without its time of day. */
    public static String accountDate(LocalDate date) {
        return DAY.format(date);
    }

    static @Nullable String display(@Nullable Object value) {
        if (value instanceof LocalDateTime moment) {
            return accountDate(moment.toLocalDate());
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    /** Compares as the type of the one that is not text: a text beside a date or a number is read as one. */
    static int compare(Object left, Object right) {
        if (left instanceof LocalDateTime || right instanceof LocalDateTime) {
            return moment(left).compareTo(moment(right));
        }
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            return number(left).compareTo(number(right));
        }
        return left.toString().compareTo(right.toString());
    }

    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw QueryException.searchError("Invalid number '%s'.".formatted(value));
        }
    }

    static LocalDateTime moment(Object value) {
        if (value instanceof LocalDateTime moment) {
            return moment;
        }
        try {
            return parseAccountDate(value.toString());
        } catch (DateTimeParseException e) {
            throw QueryException.searchError("Invalid date '%s'; the account's format is M/D/YYYY.".formatted(value));
        }
    }
}
