package org.tallystick.store.jdbc.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.time.EngineTime;

/** A clock that moves only when someone waits on it. Thread-safe. */
final class ManualTime implements EngineTime {

    private final int tooMany;
    private final List<Duration> waits = new ArrayList<>();
    private volatile Runnable after = () -> {};
    private Instant now = Instant.parse("2026-08-31T12:00:00Z");

    ManualTime() {
        this(200);
    }

    /** @param tooMany waits that no run has: it waits without end */
    ManualTime(int tooMany) {
        this.tooMany = tooMany;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void await(Duration wait) {
        move(wait);
        after.run();
    }

    private synchronized void move(Duration wait) {
        if (waits.size() == tooMany) {
            throw new AssertionError("The engine waits without end: " + waits);
        }
        waits.add(wait);
        now = wait.isNegative() ? now : now.plus(wait);
    }

    /** What happens whenever the engine has waited. */
    void then(Runnable event) {
        after = event;
    }

    /** Lets time pass between two runs. */
    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** How long the engine waited, each time. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
