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

    /** Rows that are written or read together mostly have one moment: it is worked out once. */
    private static volatile Known last = new Known(Instant.EPOCH, "1970-01-01T00:00:00.000000000Z");

    private record Known(Instant instant, String text) {}

    private Instants() {}

    /**
     * The text to store.
     *
     * @throws IllegalArgumentException if the year is not in 0000 to 9999
     */
    static String text(Instant instant) {
        Known known = last;
        if (known.instant().equals(instant)) {
            return known.text();
        }
        if (!instant.equals(clamp(instant))) {
            throw new IllegalArgumentException("Cannot store %s: the year must be in 0000 to 9999".formatted(instant));
        }
        String text = TEXT.format(instant);
        last = new Known(instant, text);
        return text;
    }

    static @Nullable String textOrNull(@Nullable Instant instant) {
        return instant == null ? null : text(instant);
    }

    /** The text to compare stored ones with; any instant will do. */
    static String bound(Instant instant) {
        return TEXT.format(clamp(instant));
    }

    static Instant read(String text) {
        Known known = last;
        if (known.text().equals(text)) {
            return known.instant();
        }
        Instant instant = Instant.parse(text);
        last = new Known(instant, TEXT.format(instant));
        return instant;
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
