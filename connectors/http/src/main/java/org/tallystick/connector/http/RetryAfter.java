package org.tallystick.connector.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header, in both its forms (RFC 9110 section 10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from {@code now}, never negative; none if {@code text} is neither seconds nor a date. */
    static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(now, date(value));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant date(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
