package org.tallystick.connector.files;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.spi.Problem;

/**
 * One column.
 *
 * @param field of the record
 * @param kind of value
 * @param limit most characters
 * @param header in the file
 */
record Column(String field, Kind kind, int limit, String header) {

    /** Kind of value. */
    enum Kind {
        TEXT,
        /** With a point, without grouping. */
        DECIMAL,
        /** {@code 2026-01-31}. */
        DATE,
        /** {@code true} or {@code false}. */
        FLAG;

        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** What is wrong with a value, if anything is. */
    Optional<Problem> problem(String value) {
        if (value.length() > limit) {
            return Optional.of(Problem.ofField(
                    "TOO_LONG",
                    "/" + field,
                    null,
                    "column '%s' takes %d characters, the value has %d".formatted(header, limit, value.length()),
                    "Shorten it in the system that owns it, or widen the column."));
        }
        return wellFormed(value)
                ? Optional.empty()
                : Optional.of(Problem.ofField(
                        "NOT_A_" + kind,
                        "/" + field,
                        value,
                        "column '%s' holds '%s', which is no %s"
                                .formatted(header, value, kind.name().toLowerCase(Locale.ROOT)),
                        "Correct it in the file, or the column's type in the configuration."));
    }

    private boolean wellFormed(String value) {
        try {
            return switch (kind) {
                case TEXT -> true;
                case DECIMAL -> value.length() <= 40 && Math.abs(new BigDecimal(value).scale()) <= 20;
                case DATE -> LocalDate.parse(value) != null;
                case FLAG -> value.equals("true") || value.equals("false");
            };
        } catch (NumberFormatException | DateTimeException malformed) {
            return false;
        }
    }

    /** As it is written: numbers stay numbers, and no text is taken for a formula (F-DAT-10). */
    String written(String value) {
        return kind == Kind.TEXT && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
