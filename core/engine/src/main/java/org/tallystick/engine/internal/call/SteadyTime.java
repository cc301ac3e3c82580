package org.tallystick.engine.internal.call;

import java.time.Duration;
import java.time.Instant;
import org.tallystick.engine.time.EngineTime;

/**
 * The engine's clock, which goes on from where it stood when that is set back (F-RUN-06): a call that could be made before can be made then too. For
 * what is counted in this process only. Thread-safe.
 */
final class SteadyTime implements EngineTime {

    private final EngineTime time;

    /** Guarded by this, as {@link #behind} is. */
    private Instant last = Instant.MIN;

    private Duration behind = Duration.ZERO;

    SteadyTime(EngineTime time) {
        this.time = time;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = time.instant().plus(behind);
        if (now.isBefore(last)) {
            behind = behind.plus(Duration.between(now, last));
            return last;
        }
        last = now;
        return now;
    }

    @Override
    public void await(Duration wait) throws InterruptedException {
        time.await(wait);
    }
}
