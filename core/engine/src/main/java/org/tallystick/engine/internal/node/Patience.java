package org.tallystick.engine.internal.node;

import java.time.Duration;
import org.tallystick.engine.time.EngineTime;

/** Waits for another engine, each time longer, so that what ends soon is seen soon. Used by one thread. */
public final class Patience {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final EngineTime time;
    private Duration next = FIRST;

    private Patience(EngineTime time) {
        this.time = time;
    }

    /** By the clock that their leases go by: {@code time} only where there are no others. */
    public static Patience with(Terms terms, EngineTime time) {
        return new Patience(terms.isShared() ? EngineTime.system() : time);
    }

    public void await() throws InterruptedException {
        time.await(next);
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
