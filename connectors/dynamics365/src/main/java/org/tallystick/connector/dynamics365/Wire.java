package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Problem;

/** What the values of rows mean (vendor contract sheet, section 2). */
final class Wire {

    /** What stands for no day, at midnight or at noon. */
    private static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

    private static final int MAX_SCALE = 64;

    private Wire() {}

    /** Empty text means nothing. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /**
     * A text that must be there.
     *
     * @throws BadRecordException if it is empty or absent
     */
    static String required(String field, @Nullable String text) {
        String value = text(text);
        if (value == null) {
            throw new BadRecordException(
                    Problem.ofField("ABSENT", field, text, "'%s' is empty".formatted(field), "Fill it in the source"));
        }
        return value;
    }

    /** The day of a field that holds days only: it comes at noon, or at midnight, UTC. */
    static @Nullable LocalDate day(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
        return day.equals(NO_DAY) ? null : day;
    }

    /**
     * A number, exact.
     *
     * @throws BadRecordException if it is none, or beyond all measure
     */
    static BigDecimal decimal(String field, @Nullable String text) {
        String value = required(field, text);
        try {
            BigDecimal number = new BigDecimal(value);
            if (Math.abs(number.scale()) <= MAX_SCALE && number.precision() <= MAX_SCALE) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(field, value);
        }
        throw noNumber(field, value);
    }

    private static BadRecordException noNumber(String field, String value) {
        return new BadRecordException(
                Problem.ofField("TYPE", field, value, "'%s' is no usable number: '%s'".formatted(field, value), null));
    }

    /** @throws BadRecordException if it is none */
    static long wholeNumber(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRecordException(
                    Problem.ofField("TYPE", field, text, "'%s' is no whole number: '%s'".formatted(field, text), null));
        }
    }

    /**
     * The day of a field that must have one.
     *
     * @throws BadRecordException if it has none
     */
    static LocalDate requiredDay(String field, @Nullable String text) {
        String moment = required(field, text);
        try {
            LocalDate day = day(OffsetDateTime.parse(moment).toInstant());
            if (day != null) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noDay(field, moment);
        }
        throw noDay(field, moment);
    }

    private static BadRecordException noDay(String field, String text) {
        return new BadRecordException(
                Problem.ofField("DATE", field, text, "'%s' is no day: '%s'".formatted(field, text), null));
    }

    /**
     * The currency of a field that must have one.
     *
     * @throws BadRecordException if it has none
     */
    static CurrencyCode requiredCurrency(String field, @Nullable String text) {
        CurrencyCode currency = currency(field, required(field, text));
        if (currency == null) {
            throw new AssertionError("A required text is not empty");
        }
        return currency;
    }

    /** A number as it is compared: without zeros that say nothing. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A day as it is sent. */
    static String noon(LocalDate day) {
        return day + "T12:00:00Z";
    }

    static @Nullable CurrencyCode currency(String field, @Nullable String text) {
        return code(field, text, CurrencyCode::new, "Use a code of ISO 4217");
    }

    /** The currency of that code; none of a code that ISO 4217 does not have, where nothing depends on it. */
    static @Nullable CurrencyCode knownCurrency(@Nullable String text) {
        try {
            return currency("", text);
        } catch (BadRecordException unknown) {
            return null;
        }
    }

    static @Nullable CountryCode country(String field, @Nullable String text) {
        return code(field, text, CountryCode::new, "Use a code of ISO 3166-1, two letters in upper case");
    }

    private static <V> @Nullable V code(String field, @Nullable String text, Function<String, V> of, String remedy) {
        String value = text(text);
        try {
            return value == null ? null : of.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BadRecordException(Problem.ofField(
                    "CODE_UNKNOWN", field, value, "%s: unknown code '%s'".formatted(field, value), remedy));
        }
    }
}
