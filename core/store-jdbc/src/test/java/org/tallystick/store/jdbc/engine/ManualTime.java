package org.tallystick.store.jdbc.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.time.EngineTime;

/** A clock that moves only when someone waits on it. */
final class ManualTime implements EngineTime {

    private final int tooMany;
    private final List<Duration> waits = new ArrayList<>();
    private Runnable after = () -> {};
    private Instant now = Instant.parse("2026-08-31T12:00:00Z");

    ManualTime() {
        this(200);
    }

    /** @param tooMany waits that no run has: it waits without end */
    ManualTime(int tooMany) {
        this.tooMany = tooMany;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void await(Duration wait) {
        if (waits.size() == tooMany) {
            throw new AssertionError("The engine waits without end: " + waits);
        }
        waits.add(wait);
        now = wait.isNegative() ? now : now.plus(wait);
        after.run();
    }

    /** What happens whenever the engine has waited. */
    void then(Runnable event) {
        after = event;
    }

    /** Lets time pass between two runs. */
    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** How long the engine waited, each time. */
    List<Duration> waits() {
        return waits;
    }
}
