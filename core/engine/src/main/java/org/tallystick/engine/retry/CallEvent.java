package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.tallystick.spi.Problem;

/**
 * What happens to a call: it asks, and when it was admitted, it ends once.
 *
 * @param retryAfter how long the system asks to wait; zero if it does not
 */
public record CallEvent(Kind kind, Call call, Duration retryAfter) {

    public CallEvent {
        requireNonNull(kind, "kind");
        requireNonNull(call, "call");
        requireNonNull(retryAfter, "retryAfter");
    }

    /** What happens. The first asks, all others end the call. */
    public enum Kind {
        /** It asks to be made. */
        ASKED,
        /** The system answered, even if it refused the data. */
        ANSWERED,
        /** The system did not answer, or is down. */
        FAILED,
        /** The system asks to slow down. */
        THROTTLED,
        /** The system does not accept the credentials. */
        LOCKED_OUT,
        /** It was not made, or says nothing about the system. */
        ABANDONED
    }

    /** It asks to be made. */
    public static CallEvent asked(Call call) {
        return of(Kind.ASKED, call);
    }

    /** It ended so. */
    public static CallEvent of(Kind kind, Call call) {
        return new CallEvent(kind, call, Duration.ZERO);
    }

    /** It ended with a problem. */
    public static CallEvent failed(Call call, Problem problem) {
        return new CallEvent(kindOf(problem), call, problem.suggestedDelay().orElse(Duration.ZERO));
    }

    private static Kind kindOf(Problem problem) {
        return switch (problem.kind()) {
            case UNAVAILABLE, OUTCOME_UNKNOWN -> Kind.FAILED;
            case THROTTLED -> Kind.THROTTLED;
            case UNAUTHORIZED -> Kind.LOCKED_OUT;
            case INVALID, REFUSED, NOT_FOUND, CONFLICT, DUPLICATE, PERIOD_CLOSED, UNSUPPORTED -> Kind.ANSWERED;
        };
    }
}
