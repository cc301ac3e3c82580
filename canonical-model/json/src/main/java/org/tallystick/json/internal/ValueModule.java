package org.tallystick.json.internal;

import java.io.Serial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tallystick.json.JsonForm;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import tools.jackson.databind.module.SimpleModule;

/** The forms of values: all that are one text are a JSON string and nothing else. */
final class ValueModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Without an exponent: {@code 1e999999999} is short to write and long to print. */
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    /** ISO 8601, with a sign where the year has more than four digits: what {@link YearMonth#parse} reads, unlike its own text. */
    private static final DateTimeFormatter YEAR_MONTH = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendPattern("-MM")
            .toFormatter(Locale.ROOT);

    ValueModule() {
        super("tallystick-values");
        addSerializer(new TextWriter<>(String.class, ValueModule::readable));
        text(BigDecimal.class, BigDecimal::toPlainString, ValueModule::decimal);
        text(Quantity.class, Quantity::toString, value -> new Quantity(decimal(value)));
        text(Rate.class, Rate::toString, value -> new Rate(decimal(value)));
        text(CurrencyCode.class, CurrencyCode::code, CurrencyCode::new);
        text(CountryCode.class, CountryCode::code, CountryCode::new);
        text(LocalDate.class, LocalDate::toString, LocalDate::parse);
        text(YearMonth.class, YEAR_MONTH::format, YearMonth::parse);
        text(ZoneId.class, ZoneId::getId, ZoneId::of);
        addSerializer(new TextWriter<RecordType<?>>(RecordType.class, RecordType::name));
        addDeserializer(RecordType.class, new RecordTypeReader());
        addSerializer(new SortedForms.OfSet());
        addSerializer(new SortedForms.OfMap());
    }

    private <V> void text(Class<V> type, Function<V, String> write, Function<String, V> read) {
        addSerializer(new TextWriter<>(type, write));
        addDeserializer(type, new TextReader<>(type, read));
    }

    /** What the limits would not let anyone read back is not written. */
    private static String readable(String text) {
        if (text.length() > JsonForm.MAX_STRING_LENGTH) {
            throw new IllegalArgumentException("is %d characters long, at most %d are read back"
                    .formatted(text.length(), JsonForm.MAX_STRING_LENGTH));
        }
        return text;
    }

    private static BigDecimal decimal(String text) {
        if (!PLAIN_DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a plain decimal such as -12.50");
        }
        return new BigDecimal(text);
    }
}
