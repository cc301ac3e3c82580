package org.tallystick.model.state;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a lifecycle.
 *
 * @param from where it starts
 * @param event what happens, as a verb
 * @param to where it ends
 * @param actors who may make it
 * @param guard id of the rule that the record must keep once it is there; none: nothing beyond its other rules
 * @param guardNeedsReferences whether the guard cannot be told from the record alone
 * @param needsReason whether a reason must be given
 * @param <S> the states of the axis
 */
public record Transition<S extends Enum<S>>(
        S from,
        String event,
        S to,
        Set<Actor> actors,
        @Nullable String guard,
        boolean guardNeedsReferences,
        boolean needsReason) {

    public Transition {
        actors = Set.copyOf(actors);
    }
}
