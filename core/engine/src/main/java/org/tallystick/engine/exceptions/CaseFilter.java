package org.tallystick.engine.exceptions;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.engine.store.Cases.Which;

/** Which exceptions: all, narrowed by what is given. Immutable. */
public final class CaseFilter {

    private final Which which;

    private CaseFilter(Which which) {
        this.which = which;
    }

    /** All. */
    public static CaseFilter all() {
        return new CaseFilter(new Which(null, null, null, null, null, Set.of(), null, null));
    }

    /** Those that need somebody still. */
    public static CaseFilter open() {
        return all().withStates(State.OPEN, State.ASSIGNED);
    }

    /** Only those of the rule. */
    public CaseFilter withCode(String code) {
        return new CaseFilter(new Which(
                code,
                which.system(),
                which.type(),
                which.owner(),
                which.assignee(),
                which.states(),
                which.seenFrom(),
                which.seenUntil()));
    }

    /** Only those about records of the system. */
    public CaseFilter withSystem(String system) {
        return new CaseFilter(new Which(
                which.code(),
                system,
                which.type(),
                which.owner(),
                which.assignee(),
                which.states(),
                which.seenFrom(),
                which.seenUntil()));
    }

    /** Only those about records of the type, by its name; of items that billing holds by the kind of line, {@code time} or {@code expense}. */
    public CaseFilter withType(String type) {
        return new CaseFilter(new Which(
                which.code(),
                which.system(),
                type,
                which.owner(),
                which.assignee(),
                which.states(),
                which.seenFrom(),
                which.seenUntil()));
    }

    /** Only those that the role settles. */
    public CaseFilter withOwner(String owner) {
        return new CaseFilter(new Which(
                which.code(),
                which.system(),
                which.type(),
                owner,
                which.assignee(),
                which.states(),
                which.seenFrom(),
                which.seenUntil()));
    }

    /** Only those that the person is at. */
    public CaseFilter withAssignee(String assignee) {
        return new CaseFilter(new Which(
                which.code(),
                which.system(),
                which.type(),
                which.owner(),
                assignee,
                which.states(),
                which.seenFrom(),
                which.seenUntil()));
    }

    /** Only those in one of the states. */
    public CaseFilter withStates(State... states) {
        return withStates(Set.of(states));
    }

    CaseFilter withStates(Set<State> states) {
        return new CaseFilter(new Which(
                which.code(),
                which.system(),
                which.type(),
                which.owner(),
                which.assignee(),
                states,
                which.seenFrom(),
                which.seenUntil()));
    }

    /** Only those that were found last in that time: {@code from} included, {@code until} not. */
    public CaseFilter withSeen(@Nullable Instant from, @Nullable Instant until) {
        return new CaseFilter(new Which(
                which.code(),
                which.system(),
                which.type(),
                which.owner(),
                which.assignee(),
                which.states(),
                from,
                until));
    }

    Which which() {
        return which;
    }
}
