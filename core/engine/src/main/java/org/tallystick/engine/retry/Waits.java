package org.tallystick.engine.retry;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.tallystick.engine.time.EngineTime;

final class Waits {

    private Waits() {}

    static void await(EngineTime time, Duration wait) {
        try {
            time.await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("The wait of %s was interrupted".formatted(wait));
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
