package org.tallystick.engine.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code cursor}: one row per flow. */
public interface Cursors {

    /**
     * How far a flow has read.
     *
     * @param position opaque to all but the connector; none: it has no cursor
     * @param ruleSet version of the rule set under which everything up to it was mapped
     */
    record CursorRow(@Nullable String position, String ruleSet) {}

    Optional<CursorRow> find(String flow);

    void put(String flow, CursorRow cursor);
}
