package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * Stops calling a system that does not answer (RES-12). Closed, it watches the last calls; when too many of them failed it opens and
 * refuses all. After a while it is half open and admits one probe, whose end closes or opens it. Credentials that are not accepted open
 * it at once, and for longer (F-LIM-08). An answer counts as good even if it refuses the data.
 *
 * @param window how many of the last calls count, from 1 to 1000
 * @param minimumCalls that must have ended before it may open, from 1 to {@code window}
 * @param failurePercent failed calls per hundred that open it, from 1 to 100
 * @param openFor before the first probe
 * @param lockedOutFor before the first probe after credentials were not accepted
 * @param longestProbe after which a probe whose end is never told makes room for another
 */
public record CircuitBreaker(
        int window,
        int minimumCalls,
        int failurePercent,
        Duration openFor,
        Duration lockedOutFor,
        Duration longestProbe)
        implements Limit<CircuitBreaker.State> {

    private static final int LARGEST_WINDOW = 1000;
    private static final int HUNDRED = 100;
    private static final char GOOD = '.';
    private static final char BAD = 'x';

    /** @throws IllegalArgumentException if a component is out of range */
    public CircuitBreaker {
        Checks.require(1 <= window && window <= LARGEST_WINDOW, "window must be from 1 to 1000", window);
        Checks.require(
                1 <= minimumCalls && minimumCalls <= window, "minimumCalls must be from 1 to " + window, minimumCalls);
        Checks.require(
                1 <= failurePercent && failurePercent <= HUNDRED,
                "failurePercent must be from 1 to 100",
                failurePercent);
        Checks.requirePositive("openFor", openFor);
        Checks.requirePositive("lockedOutFor", lockedOutFor);
        Checks.requirePositive("longestProbe", longestProbe);
    }

    /** Whether calls go through. */
    public enum Phase {
        /** All. */
        CLOSED,
        /** None. */
        OPEN,
        /** One at a time, to see. */
        HALF_OPEN
    }

    /**
     * The state of a breaker.
     *
     * @param recent one character per call that ended while closed, oldest first: {@code .} good, {@code x} failed
     * @param until open: when the first probe may go; half open: when the probe is given up
     * @param probe id of the call that is the probe while half open, else empty
     */
    public record State(Phase phase, String recent, Instant until, String probe) {

        public State {
            requireNonNull(phase, "phase");
            requireNonNull(recent, "recent");
            requireNonNull(until, "until");
            requireNonNull(probe, "probe");
        }

        private boolean isHalfOpenFor(Call call) {
            return phase == Phase.HALF_OPEN && probe.equals(call.id());
        }
    }

    /** Opens for 30 seconds when half of the last 20 calls failed, at least 10; for 20 minutes when locked out. */
    public static CircuitBreaker ofDefaults() {
        return new CircuitBreaker(20, 10, 50, Duration.ofSeconds(30), Duration.ofMinutes(20), Duration.ofMinutes(2));
    }

    /** The same, watching other calls. */
    public CircuitBreaker withThreshold(int lastCalls, int atLeast, int percent) {
        return new CircuitBreaker(lastCalls, atLeast, percent, openFor, lockedOutFor, longestProbe);
    }

    /** The same, open for another time. */
    public CircuitBreaker withOpenFor(Duration failing, Duration lockedOut) {
        return new CircuitBreaker(window, minimumCalls, failurePercent, failing, lockedOut, longestProbe);
    }

    @Override
    public State initial() {
        return closed("");
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        Call call = event.call();
        return switch (event.kind()) {
            case ASKED -> ask(state, call, now);
            case ANSWERED, THROTTLED -> Step.to(answered(state, call));
            case FAILED -> Step.to(failed(state, call, now));
            case LOCKED_OUT -> Step.to(lockedOut(state, call, now));
            case ABANDONED -> Step.to(state.isHalfOpenFor(call) ? open(now) : state);
        };
    }

    private Step<State> ask(State state, Call call, Instant now) {
        return switch (state.phase) {
            case CLOSED -> Step.to(state);
            case OPEN -> probeOrRefuse(state, call, now, Reason.CIRCUIT_OPEN, Duration.between(now, state.until));
            case HALF_OPEN -> probeOrRefuse(state, call, now, Reason.PROBE, ASK_AGAIN);
        };
    }

    private Step<State> probeOrRefuse(State state, Call call, Instant now, Reason reason, Duration wait) {
        return now.isBefore(state.until)
                ? Step.refused(state, reason, wait)
                : Step.to(new State(Phase.HALF_OPEN, "", now.plus(longestProbe), call.id()));
    }

    private State answered(State state, Call call) {
        if (state.phase == Phase.CLOSED) {
            return closed(appended(state, GOOD));
        }
        return state.isHalfOpenFor(call) ? closed("") : state;
    }

    private State failed(State state, Call call, Instant now) {
        if (state.phase == Phase.CLOSED) {
            String recent = appended(state, BAD);
            return isTooBad(recent) ? open(now.plus(openFor)) : closed(recent);
        }
        return state.isHalfOpenFor(call) ? open(now.plus(openFor)) : state;
    }

    private State lockedOut(State state, Call call, Instant now) {
        boolean isNews = state.phase == Phase.CLOSED || state.isHalfOpenFor(call);
        return isNews ? open(now.plus(lockedOutFor)) : state;
    }

    private String appended(State state, char end) {
        String all = state.recent + end;
        return all.substring(Math.max(0, all.length() - window));
    }

    private boolean isTooBad(String recent) {
        long failures = recent.chars().filter(c -> c == BAD).count();
        return recent.length() >= minimumCalls && failures * HUNDRED >= (long) failurePercent * recent.length();
    }

    private static State closed(String recent) {
        return new State(Phase.CLOSED, recent, Instant.EPOCH, "");
    }

    private static State open(Instant until) {
        return new State(Phase.OPEN, "", until, "");
    }

    @Override
    public Map<String, String> write(State state) {
        return Map.of(
                "phase",
                state.phase.name(),
                "recent",
                state.recent,
                "until",
                state.until.toString(),
                "probe",
                state.probe);
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(
                Phase.valueOf(StateText.text(text, "phase")),
                StateText.text(text, "recent"),
                StateText.instant(text, "until"),
                StateText.text(text, "probe"));
    }
}
