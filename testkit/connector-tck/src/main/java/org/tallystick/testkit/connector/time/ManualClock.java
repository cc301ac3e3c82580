package org.tallystick.testkit.connector.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until the test moves it. Thread-safe. */
public final class ManualClock implements InstantSource {

    private Instant now;

    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves it forward.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public synchronized void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A clock is advanced by no less than zero, was " + time);
        }
        now = now.plus(time);
    }

    /** Steps it to any moment, also back, as a time server does (F-RUN-06). */
    public synchronized void stepTo(Instant moment) {
        now = moment;
    }
}
