package org.tallystick.model.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of one axis and the transitions between them, as data (CM-7): what the API permits, what an import may bring, and what
 * the documentation shows come from here. Immutable.
 *
 * @param <S> the states
 */
public final class Lifecycle<S extends Enum<S>> {

    private final Class<S> states;
    private final Set<S> initial;
    private final List<Transition<S>> transitions;
    private final Map<S, Set<S>> reachable;

    private Lifecycle(Builder<S> from) {
        states = from.states;
        initial = Set.copyOf(from.initial);
        transitions = List.copyOf(from.transitions);
        reachable = new EnumMap<>(states);
        for (S state : states.getEnumConstants()) {
            reachable.put(state, reachableFrom(state));
        }
    }

    private Set<S> reachableFrom(S start) {
        Set<S> found = EnumSet.of(start);
        List<S> open = new ArrayList<>(found);
        for (int i = 0; i < open.size(); i++) {
            S from = open.get(i);
            transitions.stream()
                    .filter(step -> step.from() == from && found.add(step.to()))
                    .forEach(step -> open.add(step.to()));
        }
        return found;
    }

    /** Starts the description of an axis. */
    static <S extends Enum<S>> Builder<S> of(Class<S> states) {
        return new Builder<>(states);
    }

    /** The enum of its states. */
    public Class<S> states() {
        return states;
    }

    /** Where a life begins. */
    public Set<S> initial() {
        return initial;
    }

    /** All transitions, in the order in which they are described. */
    public List<Transition<S>> transitions() {
        return transitions;
    }

    /** The one transition between two states, if there is one. */
    public Optional<Transition<S>> between(S from, S to) {
        return transitions.stream()
                .filter(step -> step.from() == from && step.to() == to)
                .findFirst();
    }

    /**
     * Whether an import may show {@code later} after {@code earlier}. A system is looked at now and then, so steps in between may have
     * been missed: it may if the same state, or some path leads there.
     */
    public boolean isReachable(S earlier, S later) {
        return reachable.getOrDefault(earlier, Set.of()).contains(later);
    }

    /** Whether no transition leaves it. */
    public boolean isTerminal(S state) {
        return transitions.stream().noneMatch(step -> step.from() == state);
    }

    /** Describes an axis. A transition's guard or reason is written behind it. */
    static final class Builder<S extends Enum<S>> {

        private final Class<S> states;
        private final Set<S> initial;
        private final List<Transition<S>> transitions = new ArrayList<>();

        private Builder(Class<S> states) {
            this.states = states;
            this.initial = EnumSet.noneOf(states);
        }

        Builder<S> startsAt(S first) {
            initial.add(first);
            return this;
        }

        Builder<S> allows(S from, String event, S to, Actor... by) {
            transitions.add(new Transition<>(from, event, to, Set.of(by), null, false));
            return this;
        }

        /** The last transition, guarded by the rule of that id. */
        Builder<S> when(String rule) {
            return changeLast(rule, false);
        }

        /** The last transition, made with a reason only. */
        Builder<S> withReason() {
            return changeLast(null, true);
        }

        private Builder<S> changeLast(@Nullable String guard, boolean needsReason) {
            Transition<S> last = transitions.remove(transitions.size() - 1);
            transitions.add(new Transition<>(last.from(), last.event(), last.to(), last.actors(), guard, needsReason));
            return this;
        }

        Lifecycle<S> build() {
            return new Lifecycle<>(this);
        }
    }
}
