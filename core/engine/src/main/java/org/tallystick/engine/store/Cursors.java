package org.tallystick.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables {@code cursor}, one row per flow, and {@code reading}, how flows were read whose rows may appear late. */
public interface Cursors {

    /**
     * How far a flow has read.
     *
     * @param position opaque to all but the connector; none: it has no cursor
     * @param ruleSet version of the rule set under which everything up to it was mapped
     */
    record CursorRow(@Nullable String position, String ruleSet) {}

    /**
     * A reading of a flow, from where it started to its end.
     *
     * @param began before its first page was read
     * @param ended after its last page was read; none: it is not at its end
     * @param position where it ended
     */
    record ReadingRow(
            Instant began,
            @Nullable Instant ended,
            @Nullable String position) {}

    Optional<CursorRow> find(String flow);

    void put(String flow, CursorRow cursor);

    /** Readings of a flow, in the order in which they began. */
    List<ReadingRow> readings(String flow);

    /** Inserts, or replaces the one that began at that moment. */
    void putReading(String flow, ReadingRow reading);

    /** Removes those of a flow that began before {@code moment}. */
    void forgetReadings(String flow, Instant moment);
}
