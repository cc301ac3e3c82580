package org.tallystick.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The one place where the library waits on the machine's clock. */
enum SystemTime implements EngineTime {
    INSTANCE;

    @Override
    public Instant instant() {
        return InstantSource.system().instant();
    }

    @Override
    public void await(Duration wait) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, wait.toNanos()));
    }
}
