package org.tallystick.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code transition}: each change of a record's state on one of its axes. Rows are appended, never changed. */
public interface Transitions {

    /**
     * A change of state.
     *
     * @param type name of the {@code RecordType}
     * @param recordId canonical id
     * @param version of the record with which it came
     * @param axis where the state stands in the record, as a JSON Pointer
     * @param from state before; none: it had none
     * @param to state after; none: it has none any more
     * @param at when the hub saw it
     * @param changedAt when the record was changed, by its source; none: its source does not tell
     * @param runSequence of the run that sees it; 0 outside a run
     */
    record TransitionRow(
            String type,
            String recordId,
            long version,
            String axis,
            @Nullable String from,
            @Nullable String to,
            Instant at,
            @Nullable Instant changedAt,
            long runSequence) {}

    /** Appends. Of one version and axis the last stands, as with the record itself. */
    void append(Collection<TransitionRow> rows);

    /**
     * Appends those of records of which nothing is known, one for each axis: as {@link #append} does, and nothing is looked up.
     *
     * @throws StoreException if one of them is known
     */
    void appendFirst(Collection<TransitionRow> rows);

    /** Those of a record, in the order of versions, then axes. */
    List<TransitionRow> of(String type, String recordId);
}
