package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;

/** Table {@code break}: differences that reconciliation found. */
public interface Breaks {

    /**
     * A difference.
     *
     * @param target system that was compared with
     * @param type name of the {@code RecordType}
     * @param key the document's external key
     * @param kind such as {@code MISSING_IN_TARGET}
     * @param message both sides, with the values
     */
    record BreakRow(String target, String type, String key, String kind, String message) {}

    /** Makes {@code now} the open breaks of (target, type). */
    void replace(String target, String type, Collection<BreakRow> now);

    /** Open ones, ordered by target, type, key. */
    List<BreakRow> open();
}
