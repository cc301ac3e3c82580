package org.tallystick.connector.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.function.Function;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** How the types that wire records are made of are read: nothing is guessed, and what is refused names its rule. */
final class WireTypes {

    private static final int MAX_DIGITS = 64;
    private static final int MAX_DECIMALS = 30;

    /** ISO 8601 with any fraction of a second and an offset in any of its forms; Salesforce writes {@code +0000} without a colon. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private WireTypes() {}

    /** @param numbersAreTexts whether a number is read as its text where a text is expected */
    static SimpleModule module(boolean numbersAreTexts) {
        return new SimpleModule("tallystick-wire")
                .addDeserializer(String.class, new TextReader<>("text", value -> value, numbersAreTexts))
                .addDeserializer(Boolean.class, new BooleanReader())
                .addDeserializer(BigDecimal.class, new DecimalReader())
                .addDeserializer(LocalDate.class, text("date", WireTypes::date))
                .addDeserializer(Instant.class, text("date and time", WireTypes::moment))
                .addDeserializer(CurrencyCode.class, text("currency code", WireTypes::currency))
                .addDeserializer(CountryCode.class, text("country code", WireTypes::country));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadValueException(
                    "DATE", text, "'%s' is no date".formatted(BadValueException.shown(text)), "Give it as yyyy-mm-dd");
        }
    }

    private static Instant moment(String text) {
        try {
            return MOMENT.parse(text, OffsetDateTime::from).toInstant();
        } catch (DateTimeException e) {
            throw new BadValueException(
                    "DATE",
                    text,
                    "'%s' is no date and time".formatted(BadValueException.shown(text)),
                    "Give it as yyyy-mm-ddThh:mm:ss.sss with an offset");
        }
    }

    private static CurrencyCode currency(String text) {
        try {
            return new CurrencyCode(text);
        } catch (IllegalArgumentException e) {
            throw new BadValueException(
                    "CURRENCY_UNKNOWN",
                    text,
                    "Unknown currency '%s'".formatted(BadValueException.shown(text)),
                    "Use a code of ISO 4217, three letters in upper case");
        }
    }

    private static CountryCode country(String text) {
        try {
            return new CountryCode(text);
        } catch (IllegalArgumentException e) {
            throw new BadValueException(
                    "COUNTRY_UNKNOWN",
                    text,
                    "Unknown country '%s'".formatted(BadValueException.shown(text)),
                    "Use a code of ISO 3166-1, two letters in upper case");
        }
    }

    private static <T> ValueDeserializer<T> text(String what, Function<String, T> read) {
        return new TextReader<>(what, read, false);
    }

    private static BadValueException wrongType(JsonParser parser, String what) {
        JsonToken token = parser.currentToken();
        String value = token.isScalarValue() ? parser.getString() : token.asString();
        return new BadValueException(
                "TYPE",
                value,
                "'%s' is no %s".formatted(BadValueException.shown(value), what),
                "Give it as a JSON value of that type");
    }

    private static final class TextReader<T> extends ValueDeserializer<T> {

        private final String what;
        private final Function<String, T> read;
        private final boolean takesNumbers;

        TextReader(String what, Function<String, T> read, boolean takesNumbers) {
            this.what = what;
            this.read = read;
            this.takesNumbers = takesNumbers;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_STRING && !(takesNumbers && token.isNumeric())) {
                throw wrongType(parser, what);
            }
            return read.apply(parser.getString());
        }
    }

    private static final class BooleanReader extends ValueDeserializer<Boolean> {

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isBoolean()) {
                throw wrongType(parser, "true or false");
            }
            return parser.getBooleanValue();
        }
    }

    /** A number, or its decimal text (some systems send every value as text). */
    private static final class DecimalReader extends ValueDeserializer<BigDecimal> {

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
                throw wrongType(parser, "number");
            }
            String text = parser.getString();
            if (text.length() > MAX_DIGITS) {
                throw tooLarge(text);
            }
            try {
                return bounded(new BigDecimal(text), text);
            } catch (NumberFormatException e) {
                throw wrongType(parser, "number");
            }
        }

        private static BigDecimal bounded(BigDecimal value, String text) {
            if ((long) value.precision() - value.scale() > Money.MAX_INTEGER_DIGITS) {
                throw tooLarge(text);
            }
            if (value.scale() > MAX_DECIMALS) {
                throw new BadValueException(
                        "NUMBER_TOO_PRECISE",
                        text,
                        "%s has more than %d decimals".formatted(BadValueException.shown(text), MAX_DECIMALS),
                        "Round it in the source");
            }
            return value;
        }

        private static BadValueException tooLarge(String text) {
            return new BadValueException(
                    "NUMBER_TOO_LARGE",
                    text,
                    "%s has more than %d digits before the decimal point"
                            .formatted(BadValueException.shown(text), Money.MAX_INTEGER_DIGITS),
                    "Correct the number in the source");
        }
    }
}
