package org.tallystick.engine.internal.node;

import java.time.Duration;
import org.tallystick.engine.time.EngineTime;

/** Waits for another engine, each time longer, so that what ends soon is seen soon. Used by one thread. */
public final class Patience {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final EngineTime time;
    private Duration next = FIRST;

    public Patience(EngineTime time) {
        this.time = time;
    }

    public void await() throws InterruptedException {
        time.await(next);
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
