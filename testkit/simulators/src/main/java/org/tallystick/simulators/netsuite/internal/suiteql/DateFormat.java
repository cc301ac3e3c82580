package org.tallystick.simulators.netsuite.internal.suiteql;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date format model of the vendor's database, such as {@code YYYY-MM-DD"T"HH24:MI:SS}. */
final class DateFormat {
    private static final Pattern PART = Pattern.compile(
            "(?i)(?<letters>YYYY|MM|DD|HH24|HH12|HH|MI|SS|AM|PM)|\"(?<quoted>[^\"]*)\"|(?<mark>[-/:,. ])");
    private static final Map<String, String> LETTERS = Map.of(
            "YYYY", "uuuu", "MM", "MM", "DD", "dd", "HH24", "HH", "HH12", "hh", "HH", "hh", "MI", "mm", "SS", "ss",
            "AM", "a", "PM", "a");

    private final String model;
    private final DateTimeFormatter formatter;

    private DateFormat(String model, DateTimeFormatter formatter) {
        this.model = model;
        this.formatter = formatter;
    }

    static DateFormat of(String model) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        Matcher matcher = PART.matcher(model);
        int at = 0;
        for (; matcher.find() && matcher.start() == at; at = matcher.end()) {
            append(builder, matcher);
        }
        if (at != model.length()) {
            throw QueryException.searchError("Date format '%s' is not recognized.".formatted(model));
        }
        return new DateFormat(model, withTimeOptional(model, builder));
    }

    private static void append(DateTimeFormatterBuilder builder, Matcher part) {
        if (part.group("letters") != null) {
            builder.appendPattern(LETTERS.get(part.group("letters").toUpperCase(Locale.ROOT)));
        } else {
            builder.appendLiteral(part.group("quoted") == null ? part.group("mark") : part.group("quoted"));
        }
    }

    private static DateTimeFormatter withTimeOptional(String model, DateTimeFormatterBuilder builder) {
        if (!model.toUpperCase(Locale.ROOT).contains("HH")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        return builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).toFormatter(Locale.US);
    }

    String format(LocalDateTime moment) {
        return formatter.format(moment);
    }

    LocalDateTime parse(String text) {
        try {
            return LocalDateTime.parse(text, formatter);
        } catch (DateTimeParseException e) {
            throw QueryException.searchError("'%s' is no date of the format '%s'.".formatted(text, model));
        }
    }
}
