package org.tallystick.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Exceptions.ExceptionRow;

/**
 * Tables {@code case} and {@code case_action}: one problem of one subject through all its appearances, and what was done about it (RES-7).
 * Rows are never deleted.
 */
public interface Cases {

    /** Where a case stands. */
    enum State {
        /** Nobody took it yet, or it came back. */
        OPEN,
        /** Someone is at it. */
        ASSIGNED,
        /** Its cause is said to be mended, or it is gone. */
        FIXED,
        /** What it is about is done again. */
        REPLAYED,
        /** A person decided that nothing is done about it. Neither a success nor a failure. */
        DISCARDED
    }

    /** What the next run does for a case. */
    enum Due {
        NOTHING,
        REPLAY,
        DISCARD
    }

    /**
     * A problem.
     *
     * @param id 1, 2, 3 …; 0 until it is stored
     * @param said how it was worded last; its scope, code and subject are part of what makes it the same problem
     * @param field that is to blame; empty: none
     * @param ordinal 1, 2, 3 … among those of one scope with equal code, subject and field
     * @param system of the subject
     * @param type of the subject; empty: it is no record
     * @param cluster equal for equal errors of different subjects
     * @param state where it stands
     * @param assignee who is at it
     * @param due what the next run does for it
     * @param times how often it was found
     * @param firstSeenAt when it was found first
     * @param lastSeenAt when it was found last
     * @param goneAt since when it is not found any more; none: it is there
     */
    record CaseRow(
            long id,
            ExceptionRow said,
            String field,
            int ordinal,
            String system,
            String type,
            String cluster,
            State state,
            @Nullable String assignee,
            Due due,
            int times,
            Instant firstSeenAt,
            Instant lastSeenAt,
            @Nullable Instant goneAt) {

        /** The same, elsewhere. */
        public CaseRow in(State next, @Nullable String nextAssignee, Due nextDue) {
            return new CaseRow(
                    id,
                    said,
                    field,
                    ordinal,
                    system,
                    type,
                    cluster,
                    next,
                    nextAssignee,
                    nextDue,
                    times,
                    firstSeenAt,
                    lastSeenAt,
                    goneAt);
        }
    }

    /**
     * What was done.
     *
     * @param caseId of the case
     * @param at when
     * @param action its name
     * @param actor who; {@code hub} is the engine
     * @param reason why
     * @param from state before
     * @param to state after
     * @param changes of the payload, as JSON; none: it was not edited
     * @param payload as edited
     */
    record ActionRow(
            long caseId,
            Instant at,
            String action,
            String actor,
            String reason,
            State from,
            State to,
            @Nullable String changes,
            @Nullable String payload) {}

    /**
     * Which cases. What is not given does not narrow.
     *
     * @param states none: all
     * @param seenFrom only those that were found last at that moment or later
     * @param seenUntil only those that were found last before that moment
     */
    record Which(
            @Nullable String code,
            @Nullable String system,
            @Nullable String type,
            @Nullable String owner,
            @Nullable String assignee,
            Set<State> states,
            @Nullable Instant seenFrom,
            @Nullable Instant seenUntil) {

        public Which {
            states = Set.copyOf(states);
        }
    }

    /** The one of that id. */
    Optional<CaseRow> find(long id);

    /** Those of a scope, in the order of their ids. */
    List<CaseRow> inScope(String scope);

    /** Those for which the next run has something to do, of a system and type, in the order of their ids. */
    List<CaseRow> due(String system, String type);

    /**
     * A page in the order of ids.
     *
     * @param afterId the last id of the page before, or 0
     */
    List<CaseRow> page(Which which, long afterId, int limit);

    /** Inserts those whose id is 0, under the next ids; replaces the others. */
    void put(Collection<CaseRow> rows);

    /** Appends. */
    void append(Collection<ActionRow> actions);

    /** What was done about a case, in order. */
    List<ActionRow> actions(long caseId);
}
