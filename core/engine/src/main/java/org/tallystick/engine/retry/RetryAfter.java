package org.tallystick.engine.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code Retry-After} header (RFC 9110 section 10.2.3): seconds, or a date in any of the three forms of section 5.6.7 (F-LIM-02). */
public final class RetryAfter {

    /** The longest wait that is believed. Whoever asks for more is asked again after it. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final int BELIEVABLE_DIGITS = 9;
    private static final int YEARS_BACK = 49;
    private static final DateTimeFormatter IMF_FIXDATE = form("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    private static final DateTimeFormatter ASCTIME = form("EEE MMM ppd HH:mm:ss uuuu");

    private RetryAfter() {}

    /**
     * How long to wait from {@code now}: between zero, also for a moment that has passed, and {@link #LONGEST}. Empty if {@code header} is
     * neither seconds nor a date.
     */
    public static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        return (isSeconds(value) ? Optional.of(seconds(value)) : until(value, now)).map(RetryAfter::believable);
    }

    private static boolean isSeconds(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > BELIEVABLE_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(significant));
    }

    private static Optional<Duration> until(String date, Instant now) {
        return Stream.of(IMF_FIXDATE, rfc850(now), ASCTIME)
                .flatMap(form -> moment(date, form).stream())
                .findFirst()
                .map(moment -> Duration.between(now, moment));
    }

    private static Optional<Instant> moment(String date, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration believable(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** Two digits of a year that is at most fifty years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() - YEARS_BACK;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }
}
