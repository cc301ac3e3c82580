package org.tallystick.engine.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code explanation}: why a document is as it is (TRN-5). It is as frozen as the document. */
public interface Explanations {

    /**
     * Why one is.
     *
     * @param document canonical id of its record
     * @param decision that made it
     * @param run in which it was made; none: in no run
     * @param said a JSON object of texts: what it rests on
     * @param items a JSON object of texts: for each item that it bills, which of those texts is its origin
     */
    record ExplanationRow(
            String document, String decision, @Nullable String run, String said, String items) {}

    /** The document's, if it has one. */
    Optional<ExplanationRow> find(String document);

    /** Inserts it; what the document has already stays as it is. */
    void putIfAbsent(ExplanationRow row);
}
