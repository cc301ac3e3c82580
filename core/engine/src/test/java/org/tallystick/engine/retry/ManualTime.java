package org.tallystick.engine.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.time.EngineTime;

/** A clock that moves only when someone waits on it, or the test moves it. Thread-safe. */
public final class ManualTime implements EngineTime {

    public static final Instant START = Instant.parse("2026-08-31T12:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;

    public ManualTime() {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void await(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(wait);
        now = now.plus(wait);
    }

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
