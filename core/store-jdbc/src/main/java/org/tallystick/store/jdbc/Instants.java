package org.tallystick.store.jdbc;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Instants as text of fixed width, whose order is that of time: years 0000 to 9999, nine decimals, UTC. */
final class Instants {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final DateTimeFormatter TEXT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private Instants() {}

    /**
     * The text to store.
     *
     * @throws IllegalArgumentException if the year is not in 0000 to 9999
     */
    static String text(Instant instant) {
        if (!instant.equals(clamp(instant))) {
            throw new IllegalArgumentException("Cannot store %s: the year must be in 0000 to 9999".formatted(instant));
        }
        return TEXT.format(instant);
    }

    static @Nullable String textOrNull(@Nullable Instant instant) {
        return instant == null ? null : text(instant);
    }

    /** The text to compare stored ones with; any instant will do. */
    static String bound(Instant instant) {
        return TEXT.format(clamp(instant));
    }

    static Instant read(String text) {
        return Instant.parse(text);
    }

    static @Nullable Instant readOrNull(@Nullable String text) {
        return text == null ? null : read(text);
    }

    private static Instant clamp(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant;
    }
}
