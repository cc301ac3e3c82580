package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tallystick.model.Entity;

/**
 * One source document as it is now. A document gives one record or several (a weekly timecard gives its days); records that it gave
 * before and no longer gives are gone.
 *
 * @param <T> the entity
 */
public sealed interface Change<T extends Entity> {

    /** Version of a document whose system has none: what is read last is newest. */
    long UNVERSIONED = Long.MIN_VALUE;

    /** The system's own id of the document. */
    String documentId();

    /**
     * Greater is newer. Of two with one version the delete stands, else the one whose raw text has the greater SHA-256 (RES-13): the hub
     * cannot know which came last. {@link #UNVERSIONED} if the system has none.
     */
    long version();

    /**
     * It exists.
     *
     * @param raw as received, untouched
     * @param drafts its records; none if it gives none
     * @param undecided whether the document as a whole still waits for an approval: then neither its records nor their absence
     *     replace what was decided before. Records with an approval of their own say so themselves
     */
    record Upsert<T extends Entity>(
            String documentId, long version, RawDocument raw, List<Draft<T>> drafts, boolean undecided)
            implements Change<T> {

        public Upsert {
            requireNonNull(documentId, "documentId");
            requireNonNull(raw, "raw");
            drafts = List.copyOf(drafts);
        }

        /** A document without an approval of its own. */
        public Upsert(String documentId, long version, RawDocument raw, List<Draft<T>> drafts) {
            this(documentId, version, raw, drafts, false);
        }
    }

    /** It was deleted. */
    record Delete<T extends Entity>(String documentId, long version) implements Change<T> {

        public Delete {
            requireNonNull(documentId, "documentId");
        }
    }

    /**
     * It exists and the built-in mapping cannot read it. It is stored as received, with an exception.
     *
     * @param raw as received, untouched
     * @param problem which field, value and rule
     */
    record Unreadable<T extends Entity>(String documentId, long version, RawDocument raw, Problem problem)
            implements Change<T> {

        public Unreadable {
            requireNonNull(documentId, "documentId");
            requireNonNull(raw, "raw");
            requireNonNull(problem, "problem");
        }
    }
}
