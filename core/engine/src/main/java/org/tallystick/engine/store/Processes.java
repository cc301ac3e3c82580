package org.tallystick.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables {@code process} and {@code process_move}: where each process stands, and how it came there. */
public interface Processes {

    /** Where a process stands. The names are stored: they never change. */
    enum State {
        /** Its step is to be done. */
        RUNNING,
        /** Its step is done, and it waits for what is to come of it. */
        WAITING,
        /** What its steps did is undone, the last one first. */
        COMPENSATING,
        /** All its steps are done. For good. */
        DONE,
        /** All that its steps did is undone. For good. */
        COMPENSATED,
        /** It can go neither on nor back: a person settles it. */
        STUCK;

        /** Whether nothing will ever happen to it. */
        public boolean isEnd() {
            return this == DONE || this == COMPENSATED;
        }
    }

    /**
     * A process.
     *
     * @param key correlation key: one in the hub
     * @param definition its name
     * @param version of the definition with which it began, and with which it goes on
     * @param step name of the step at which it stands; of one that has ended the last
     * @param state where it stands
     * @param isBack whether it is on its way back
     * @param data its input, as JSON
     * @param waitsFor for what, as text; none: for nothing
     * @param since when it came there
     * @param dueAt from when on it is to be looked at; none: only a person moves it, or nothing
     * @param attempts of what is to be done next that failed, one after the other
     * @param startedBy who asked for it
     * @param problem why it stands where it stands, for people
     */
    record ProcessRow(
            String key,
            String definition,
            int version,
            String step,
            State state,
            boolean isBack,
            String data,
            @Nullable String waitsFor,
            Instant since,
            @Nullable Instant dueAt,
            int attempts,
            String startedBy,
            @Nullable String problem) {}

    /**
     * A change of where a process stands.
     *
     * @param key of the process
     * @param at when
     * @param step at which it stands since
     * @param to where it stands since
     * @param actor who made it: a person, or {@code hub}
     * @param reason why
     */
    record MoveRow(String key, Instant at, String step, State to, String actor, String reason) {}

    Optional<ProcessRow> find(String key);

    /** A page of those in one of the states, at least one, with a key after {@code afterKey}, in the order of keys; at most {@code limit}. */
    List<ProcessRow> page(Collection<State> states, String afterKey, int limit);

    /** A page of those due at {@code now} or before, with a key after {@code afterKey}, in the order of keys; at most {@code limit}. */
    List<ProcessRow> due(Instant now, String afterKey, int limit);

    /** Inserts or replaces. */
    void put(ProcessRow row);

    /** Appends a change to those of its process. */
    void append(MoveRow move);

    /** How a process came where it stands, in order. */
    List<MoveRow> moves(String key);
}
