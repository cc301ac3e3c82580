package org.tallystick.examples.monthend;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.engine.time.EngineTime;

/** The machine's clock for those who do not like to wait: what they wait for has passed at once. Thread-safe. */
public final class HurriedTime implements EngineTime {

    private final EngineTime machine = EngineTime.system();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** On time, until somebody waits. */
    public HurriedTime() {}

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public void await(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!wait.isNegative()) {
            ahead.accumulateAndGet(wait, Duration::plus);
        }
    }
}
