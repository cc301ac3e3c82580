package org.tallystick.simulators.dynamics365;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Refusal;

/**
 * The limits of service protection over a sliding window of five minutes: requests, and execution time combined. Source:
 * Dynamics 365 Finance contract sheet, section 6.
 */
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration MOST_TIME = Duration.ofMinutes(20);

    private final Settings settings;
    private final Deque<Call> calls = new ArrayDeque<>();

    private record Call(Instant at, Duration took) {}

    Throttle(Settings settings) {
        this.settings = settings;
    }

    /** One request of so many operations; a batch is one request, and its time counts fully. */
    void admit(int operations) {
        Instant now = settings.clock().instant();
        calls.removeIf(call -> !call.at.plus(WINDOW).isAfter(now));
        Duration used = calls.stream().map(Call::took).reduce(Duration.ZERO, Duration::plus);
        if (calls.size() >= settings.requestLimit()) {
            throw refusal(
                    "Number of requests exceeded the limit of " + settings.requestLimit()
                            + " over the time window of 300 seconds.",
                    now);
        }
        if (used.compareTo(MOST_TIME) >= 0) {
            throw refusal(
                    "Combined execution time of incoming requests exceeded the limit of 1200 seconds over the time window"
                            + " of 300 seconds.",
                    now);
        }
        calls.add(new Call(now, settings.operationTime().multipliedBy(operations)));
    }

    private Refusal refusal(String message, Instant now) {
        Instant oldest = calls.isEmpty() ? now : calls.getFirst().at;
        long millis = Duration.between(now, oldest.plus(WINDOW)).toMillis();
        return new Refusal(ODataErrors.throttled(message, (millis + 999) / 1000));
    }
}
