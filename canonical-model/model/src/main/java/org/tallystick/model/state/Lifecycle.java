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
     * The transition that someone makes.
     *
     * @param rule id of the rule that refuses what is no transition
     * @param subject what is moved, for the message
     * @param reason why; none, where the transition needs none
     * @throws IllegalTransitionException if there is no such transition, the actor may not make it, or it lacks its reason
     */
    public Transition<S> step(String rule, Object subject, S from, S to, Actor actor, @Nullable String reason) {
        Transition<S> step = between(from, to)
                .orElseThrow(() -> refused(rule, subject, "from %s there is no transition to %s".formatted(from, to)));
        if (!step.actors().contains(actor)) {
            throw refused(rule, subject, "%s may not %s, only %s".formatted(actor, step.event(), step.actors()));
        }
        if (step.needsReason() && (reason == null || reason.isBlank())) {
            throw refused(rule, subject, "to %s needs a reason".formatted(step.event()));
        }
        return step;
    }

    private static IllegalTransitionException refused(String rule, Object subject, String reason) {
        return new IllegalTransitionException(rule, "%s: %s".formatted(subject, reason));
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
            transitions.add(new Transition<>(from, event, to, Set.of(by), null, false, false));
            return this;
        }

        /** The last transition, guarded by the rule of that id, which the record breaks or keeps by itself. */
        Builder<S> when(String rule) {
            return guardLast(rule, false);
        }

        /** The last transition, guarded by the rule of that id, which concerns what the record refers to. */
        Builder<S> whenReferencesKeep(String rule) {
            return guardLast(rule, true);
        }

        /** The last transition, made with a reason only. */
        Builder<S> withReason() {
            Transition<S> last = removeLast();
            transitions.add(new Transition<>(
                    last.from(),
                    last.event(),
                    last.to(),
                    last.actors(),
                    last.guard(),
                    last.guardNeedsReferences(),
                    true));
            return this;
        }

        private Builder<S> guardLast(String rule, boolean needsReferences) {
            Transition<S> last = removeLast();
            transitions.add(new Transition<>(
                    last.from(), last.event(), last.to(), last.actors(), rule, needsReferences, last.needsReason()));
            return this;
        }

        private Transition<S> removeLast() {
            return transitions.remove(transitions.size() - 1);
        }

        Lifecycle<S> build() {
            return new Lifecycle<>(this);
        }
    }
}
