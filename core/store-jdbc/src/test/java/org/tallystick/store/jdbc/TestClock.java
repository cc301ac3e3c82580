package org.tallystick.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when the test moves it. */
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-08-31T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
