package org.tallystick.store.jdbc.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** An account that takes so many calls in each minute of the clock, and tells who calls more often when the next begins. */
final class Quota {

    private final int perMinute;
    private final EngineTime time;
    private final List<Instant> calls = new ArrayList<>();
    private final List<Instant> refused = new ArrayList<>();

    Quota(int perMinute, EngineTime time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    void take() {
        Instant now = time.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        long before = calls.stream().filter(call -> !call.isBefore(minute)).count();
        if (before >= perMinute) {
            refused.add(now);
            throw new ConnectorException(Problem.of(FailureKind.THROTTLED, "429", "too many calls")
                    .withRetryAfter(Duration.between(now, minute.plus(1, ChronoUnit.MINUTES))));
        }
        calls.add(now);
    }

    /** When it took one. */
    List<Instant> calls() {
        return calls;
    }

    /** When it refused one. */
    List<Instant> refused() {
        return refused;
    }
}
