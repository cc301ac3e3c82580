package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.Problem;

/**
 * A field as {@code $metadata} declares it, and how values of it are sent and compared. There is no null in rows: what says nothing is empty text, zero, the year
 * 1900, or the first member of an enum (vendor contract sheet, section 2).
 *
 * @param name its name
 * @param type such as {@code Edm.Decimal}, or an enum's with its namespace
 * @param maxLength most characters of a text; 0: not declared
 * @param members the names of its enum, in order; empty: it is none
 */
record Property(String name, String type, int maxLength, List<String> members) {

    private static final String NO_MOMENT = "1900-01-01T00:00:00Z";
    private static final int DAY_LENGTH = "1900-01-01".length();

    Property {
        members = List.copyOf(members);
    }

    /** Those types of the vendor that rows have (contract sheet, section 3). */
    private enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        WHOLE("a whole number"),
        MOMENT("a day such as 2026-08-31, or a moment such as 2026-08-31T22:00:00Z"),
        MEMBER("one of its members"),
        OTHER("nothing that the connector writes");

        private final String takes;

        Kind(String takes) {
            this.takes = takes;
        }
    }

    private Kind kind() {
        if (!members.isEmpty()) {
            return Kind.MEMBER;
        }
        return switch (type) {
            case "Edm.String" -> Kind.TEXT;
            case "Edm.Decimal" -> Kind.NUMBER;
            case "Edm.Int32", "Edm.Int64" -> Kind.WHOLE;
            case "Edm.DateTimeOffset" -> Kind.MOMENT;
            default -> Kind.OTHER;
        };
    }

    /**
     * A value as it is sent: a number written as text is a number, a day is sent at noon, and a boolean is yes or no.
     *
     * @param value a text, a number or a boolean; none: the field is to say nothing
     * @param row whose it is, for the refusal
     * @throws BadRecordException if the field does not take it
     */
    Object sent(@Nullable Object value, String row) {
        if (value == null || value.equals("")) {
            return none(row);
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        boolean isBoolean = value instanceof Boolean;
        return switch (kind()) {
            case TEXT -> isBoolean ? refused("TYPE", text, row) : shortEnough(text, row);
            case NUMBER -> number(text, row);
            case WHOLE -> whole(text, row);
            case MOMENT -> moment(text, row);
            case MEMBER -> member(isBoolean && isNoYes() ? yesOrNo(text) : text, row);
            case OTHER -> refused("TYPE", text, row);
        };
    }

    /** A value as it is compared, in whatever form it comes: empty if it says nothing. */
    String normal(String text) {
        return switch (kind()) {
            case NUMBER, WHOLE -> normalNumber(text);
            case MOMENT -> normalMoment(text);
            case MEMBER -> text.equals(members.get(0)) ? "" : text;
            case TEXT, OTHER -> text;
        };
    }

    private Object none(String row) {
        return switch (kind()) {
            case TEXT -> "";
            case NUMBER, WHOLE -> BigDecimal.ZERO;
            case MOMENT -> NO_MOMENT;
            case MEMBER -> members.get(0);
            case OTHER -> refused("TYPE", "", row);
        };
    }

    private String shortEnough(String text, String row) {
        if (maxLength == 0 || text.length() <= maxLength) {
            return text;
        }
        throw refusal("TOO_LONG", text, row, "has %d characters, and it takes %d".formatted(text.length(), maxLength));
    }

    private BigDecimal number(String text, String row) {
        try {
            return Wire.decimal(name, text);
        } catch (BadRecordException e) {
            throw refusal("TYPE", text, row, takes());
        }
    }

    private BigDecimal whole(String text, String row) {
        try {
            BigDecimal number = number(text, row);
            long value = number.longValueExact();
            if (type.equals("Edm.Int64") || value == (int) value) {
                return BigDecimal.valueOf(value);
            }
        } catch (ArithmeticException e) {
            throw refusal("TYPE", text, row, takes());
        }
        throw refusal("TYPE", text, row, takes());
    }

    private String moment(String text, String row) {
        try {
            return text.length() == DAY_LENGTH
                    ? Wire.noon(LocalDate.parse(text))
                    : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            throw refusal("TYPE", text, row, takes());
        }
    }

    private String member(String text, String row) {
        if (members.contains(text)) {
            return text;
        }
        throw refusal("VALUE_UNKNOWN", text, row, "is none of " + String.join(", ", members));
    }

    private boolean isNoYes() {
        return Set.copyOf(members).equals(Set.of("No", "Yes"));
    }

    private static String yesOrNo(String truth) {
        return truth.equals("true") ? "Yes" : "No";
    }

    /** One beyond all measure stays as it is: its zeros are not written out. */
    private String normalNumber(String text) {
        try {
            BigDecimal number = Wire.decimal(name, text);
            return number.signum() == 0 ? "" : Wire.plain(number);
        } catch (BadRecordException e) {
            return text;
        }
    }

    /** A field of days gives them at noon, and nothing tells it from one of moments: noon is its day. */
    private static String normalMoment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            LocalDate day = Wire.day(moment);
            if (day == null) {
                return "";
            }
            return Wire.noon(day).equals(moment.toString()) ? day.toString() : moment.toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    private Object refused(String code, String text, String row) {
        throw refusal(code, text, row, takes());
    }

    private String takes() {
        return "is not for a field of %s, which takes %s".formatted(type, kind().takes);
    }

    private BadRecordException refusal(String code, String text, String row, String what) {
        return new BadRecordException(Problem.ofField(
                code,
                name,
                text,
                "%s: '%s' in %s %s".formatted(row, text, name, what),
                "Correct the record, or the rule that writes %s".formatted(name)));
    }
}
