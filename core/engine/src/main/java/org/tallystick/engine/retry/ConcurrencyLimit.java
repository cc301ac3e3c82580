package org.tallystick.engine.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * Admits at most so many calls at once (F-LIM-03). A call whose end is never told, because its node died, stops counting after
 * {@code longestHold}.
 *
 * @param cap calls at once that the account allows to everybody, at least 1
 * @param headRoom how many of them are left to others, less than {@code cap}
 * @param longestHold longer than any call takes
 */
public record ConcurrencyLimit(int cap, int headRoom, Duration longestHold) implements Limit<ConcurrencyLimit.State> {

    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    private static final String HELD = "held.";

    /** @throws IllegalArgumentException if a component is out of range */
    public ConcurrencyLimit {
        Checks.require(
                0 <= headRoom && headRoom < cap, "headRoom must not be negative, and less than " + cap, headRoom);
        Checks.requirePositive("longestHold", longestHold);
    }

    /** Until when each call that is under way counts, by its id. */
    public record State(Map<String, Instant> held) {

        public State {
            held = Collections.unmodifiableMap(new TreeMap<>(held));
        }
    }

    /** All of {@code cap} for us. */
    public static ConcurrencyLimit of(int cap) {
        return new ConcurrencyLimit(cap, 0, LONGEST_HOLD);
    }

    /** No limit. */
    public static ConcurrencyLimit unlimited() {
        return of(Integer.MAX_VALUE);
    }

    /** The same, and so many are left to others. */
    public ConcurrencyLimit withHeadRoom(int calls) {
        return new ConcurrencyLimit(cap, calls, longestHold);
    }

    /** The same, and a call whose end is never told stops counting after {@code duration}. */
    public ConcurrencyLimit withLongestHold(Duration duration) {
        return new ConcurrencyLimit(cap, headRoom, duration);
    }

    @Override
    public State initial() {
        return new State(Map.of());
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        return switch (event.kind()) {
            case ASKED -> ask(state, event.call(), now);
            case ANSWERED, FAILED, THROTTLED, LOCKED_OUT, ABANDONED -> Step.to(without(state, event.call()));
        };
    }

    private Step<State> ask(State state, Call call, Instant now) {
        Map<String, Instant> alive = new TreeMap<>(state.held);
        alive.values().removeIf(until -> !now.isBefore(until));
        if (alive.size() >= cap - headRoom) {
            return Step.refused(state, Reason.CONCURRENCY, ASK_AGAIN);
        }
        alive.put(call.id(), now.plus(longestHold));
        return Step.to(new State(alive));
    }

    private static State without(State state, Call call) {
        Map<String, Instant> others = new TreeMap<>(state.held);
        others.remove(call.id());
        return new State(others);
    }

    @Override
    public Map<String, String> write(State state) {
        return state.held.entrySet().stream()
                .collect(Collectors.toMap(
                        held -> HELD + held.getKey(), held -> held.getValue().toString()));
    }

    @Override
    public State read(Map<String, String> text) {
        Map<String, String> held = StateText.under(HELD, text);
        return new State(held.keySet().stream().collect(Collectors.toMap(id -> id, id -> StateText.instant(held, id))));
    }
}
