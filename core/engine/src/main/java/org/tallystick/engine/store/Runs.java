package org.tallystick.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables {@code run} and {@code run_key}: a run's cut-off, and the decision keys that it has still to do. */
public interface Runs {

    /**
     * A run.
     *
     * @param id its name; of a billing run the period, {@code 2026-08}
     * @param sequence 1, 2, 3 … in the order in which runs were opened
     * @param cutOff the feed position up to which it sees
     * @param phase how many deciders have their keys laid out
     * @param openedAt when
     * @param closedAt when; none while it is open
     */
    record RunRow(
            String id,
            long sequence,
            long cutOff,
            int phase,
            Instant openedAt,
            @Nullable Instant closedAt) {

        /** Whether it still has something to do. */
        public boolean isOpen() {
            return closedAt == null;
        }
    }

    Optional<RunRow> find(String id);

    /** All, in the order of their sequence. */
    List<RunRow> list();

    /** Inserts or replaces. */
    void put(RunRow run);

    /** Adds keys that the decider has to do in the run. Those that the run has already, done or not, stay as they are. */
    void addKeys(String run, String decider, Collection<String> keys);

    /** The keys that the decider has still to do, sorted. */
    List<String> keysToDo(String run, String decider);

    /** Marks a key as done; whether it was still to do. */
    boolean keyDone(String run, String decider, String key);
}
