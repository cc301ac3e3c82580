package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Problem;

/** Values of a row that is read as a record: one that cannot be read sets aside its record, and no other. */
final class RowValues {

    /** A column of a day, as {@link #day} takes it; to be formatted with its name. */
    static final String DAY = ", TO_CHAR(t.%1$s, 'YYYY-MM-DD\"T\"HH24:MI:SS') AS %1$s";

    private RowValues() {}

    /** @throws BadRecordException if it is absent or empty */
    static String required(String column, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new BadRecordException(Problem.ofField(
                    "ABSENT", column, text, "A row has no '%s'".formatted(column), "Fill it in NetSuite"));
        }
        return text;
    }

    /** @throws BadRecordException if it is none as it was asked for */
    static @Nullable LocalDate day(String column, @Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            throw new BadRecordException(Problem.ofField(
                    "DATE", column, text, "'%s' is not as it was asked for: '%s'".formatted(column, text), null));
        }
    }

    /** @throws BadRecordException if it is absent, or none as it was asked for */
    static LocalDate requiredDay(String column, @Nullable String text) {
        LocalDate day = day(column, required(column, text));
        if (day == null) {
            throw new AssertionError("'%s' is a text, and gave no day".formatted(text));
        }
        return day;
    }

    /** @throws BadRecordException if it is absent, or no number */
    static BigDecimal number(String column, @Nullable String text) {
        try {
            return new BigDecimal(required(column, text));
        } catch (NumberFormatException e) {
            throw new BadRecordException(
                    Problem.ofField("TYPE", column, text, "Column '%s' is not a number".formatted(column), null));
        }
    }

    /** @throws BadRecordException if it is absent, no number, or one of which {@code make} makes nothing */
    static <T> T ofNumber(String column, @Nullable String text, Function<BigDecimal, T> make) {
        return made(column, text, make, number(column, text));
    }

    /** @throws BadRecordException if it is absent, or {@code make} makes nothing of it */
    static <T> T ofText(String column, @Nullable String text, Function<String, T> make) {
        return made(column, text, make, required(column, text));
    }

    private static <V, T> T made(String column, @Nullable String text, Function<V, T> make, V value) {
        try {
            return make.apply(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRecordException(Problem.ofField(
                    "VALUE", column, text, "%s: %s".formatted(column, e.getMessage()), "Correct it in NetSuite"));
        }
    }

    static <T extends Entity> @Nullable Ref<T> ref(String system, RecordType<T> type, @Nullable String id) {
        return id == null ? null : new Ref<>(system, type, id);
    }
}
