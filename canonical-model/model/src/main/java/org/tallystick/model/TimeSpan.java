package org.tallystick.model;

import java.time.Instant;

/**
 * From one moment to another.
 *
 * @param start its first moment
 * @param end the first moment after it
 */
public record TimeSpan(Instant start, Instant end) {

    public TimeSpan {
        MissingFieldsException.check(TimeSpan.class, "start", start, "end", end);
    }
}
