package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;

/** Table {@code hint}: documents that a system says have changed. */
public interface Hints {

    /**
     * A document to be read again.
     *
     * @param documentId the system's own
     * @param times it was hinted at
     */
    record HintRow(String documentId, long times) {}

    /** Adds hints; one more for a document that has one counts it. */
    void add(String flow, Collection<String> documentIds);

    /** Those of a flow, in the order of their ids; at most {@code limit}. */
    List<HintRow> list(String flow, int limit);

    /** Removes those that were hinted at no more often since they were listed. */
    void remove(String flow, Collection<HintRow> hints);
}
