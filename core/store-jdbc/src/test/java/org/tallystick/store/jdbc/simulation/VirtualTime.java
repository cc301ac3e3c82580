package org.tallystick.store.jdbc.simulation;

import java.time.Duration;
import java.time.Instant;
import org.tallystick.engine.time.EngineTime;

/** A clock that moves only when someone waits on it. */
final class VirtualTime implements EngineTime {

    private static final int TOO_MANY = 10_000;

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private int waits;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void await(Duration wait) {
        waits++;
        if (waits > TOO_MANY) {
            throw new AssertionError("The engine waits without end");
        }
        pass(wait);
    }

    void pass(Duration duration) {
        now = duration.isNegative() ? now : now.plus(duration);
    }
}
