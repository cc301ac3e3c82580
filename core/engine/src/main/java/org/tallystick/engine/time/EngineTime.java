package org.tallystick.engine.time;

import java.time.Duration;
import java.time.InstantSource;

/** Now, and waiting. Thread-safe. */
public interface EngineTime extends InstantSource {

    /**
     * Returns after {@code wait} has passed on this clock.
     *
     * @throws InterruptedException if the thread is told to end
     */
    void await(Duration wait) throws InterruptedException;

    /** The machine's clock. */
    static EngineTime system() {
        return SystemTime.INSTANCE;
    }
}
