package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code record}: the newest state of each canonical record, with its place in the change feed. */
public interface Records {

    /**
     * A canonical record. Where its type has an approval axis, {@code decided} is its newest decided version and {@code seen} the one last
     * seen; elsewhere they are the same.
     *
     * @param type name of its {@code RecordType}
     * @param id canonical id
     * @param flow that feeds it; none if the hub made it
     * @param documentId the source document that gives it; none if the hub made it
     * @param version 1, 2, 3 …: the hub's, one more per change
     * @param fingerprint of {@code seen}; empty if it is deleted
     * @param seen canonical JSON as its source last said; none: deleted
     * @param decided canonical JSON that deciders read; none: it does not exist for them
     * @param key1 indexed, of {@code decided}
     * @param key2 indexed, of {@code decided}
     * @param run the run that first made it, of records that the hub made
     * @param position in the change feed; 0 until it is stored
     */
    record RecordRow(
            String type,
            String id,
            @Nullable String flow,
            @Nullable String documentId,
            long version,
            String fingerprint,
            @Nullable String seen,
            @Nullable String decided,
            @Nullable String key1,
            @Nullable String key2,
            @Nullable String run,
            long position) {}

    /** Which index. */
    enum Key {
        KEY1,
        KEY2
    }

    /** Those of {@code ids} that are known, by id. */
    Map<String, RecordRow> find(String type, Collection<String> ids);

    /** The one of that id. */
    default Optional<RecordRow> find(String type, String id) {
        return Optional.ofNullable(find(type, List.of(id)).get(id));
    }

    /** Those whose key is one of {@code values} and that exist for deciders, in the order of their ids. */
    List<RecordRow> findByKey(String type, Key key, Collection<String> values);

    /** Those that the documents gave, deleted ones included. */
    List<RecordRow> findByDocuments(String flow, Collection<String> documentIds);

    /**
     * A page of all that exist for deciders, in the order of their ids.
     *
     * @param afterId the last id of the page before, or empty
     */
    List<RecordRow> page(String type, String afterId, int limit);

    /**
     * A page of those that the hub made, exist for deciders and were never planned for a target, in the order of their ids.
     *
     * @param apart targets that do not count: what was planned for these only is found too
     * @param afterId the last id of the page before, or empty
     */
    List<RecordRow> unplanned(String type, Collection<String> apart, String afterId, int limit);

    /** Inserts or replaces; each row gets the next position of the feed, in order. */
    void put(Collection<RecordRow> rows);

    /**
     * Inserts records of which nothing is known, each once: as {@link #put} does, and nothing is looked up.
     *
     * @throws StoreException if one of them is known: what it was would be lost
     */
    void putFirst(Collection<RecordRow> rows);

    /** The newest position of the feed; 0 if nothing is stored. */
    long lastPosition();
}
