package org.tallystick.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone did something to a record.
 *
 * @param by whom, in the words of the system; personal data
 * @param at when
 */
public record Touch(@Nullable String by, Instant at) {

    public Touch {
        MissingFieldsException.check(Touch.class, "at", at);
    }
}
