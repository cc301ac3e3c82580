package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F-LIM-02. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                              | PT0S",
                "120                            | PT2M",
                "  120                          | PT2M",
                "000000000000007                | PT7S",
                "86401                          | P1D",
                "99999999999999999999999        | P1D",
                "Sun, 06 Nov 1994 08:49:37 GMT  | PT30S",
                "Sunday, 06-Nov-94 08:49:37 GMT | PT30S",
                "Sun Nov  6 08:49:37 1994       | PT30S",
                "Sun, 06 Nov 1994 08:49:00 GMT  | PT0S",
                "Fri, 06 Nov 2082 08:49:37 GMT  | P1D",
            })
    void bothFormsAreReadAndAbsurdWaitsAreCut(String header, String wait) {
        assertThat(RetryAfter.parse(header, NOW))
                .contains(wait.startsWith("P1D") ? Duration.ofDays(1) : Duration.parse(wait));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "+5",
                "1.5",
                "1e3",
                "0x10",
                "٣",
                "soon",
                "120 seconds",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "1994-11-06T08:49:37Z",
            })
    void nonsenseIsRefused(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Property
    void noHeaderAsksForLessThanNothingOrMoreThanTheLongest(@ForAll String header) {
        RetryAfter.parse(header, NOW).ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, RetryAfter.LONGEST));
    }

    @Property
    void aDateSaysTheSameAsItsSeconds(@ForAll @IntRange(max = 86_400) int seconds) {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
                .format(NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));

        assertThat(RetryAfter.parse(date, NOW)).isEqualTo(RetryAfter.parse(Integer.toString(seconds), NOW));
    }
}
