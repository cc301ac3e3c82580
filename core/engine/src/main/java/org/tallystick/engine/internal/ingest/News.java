package org.tallystick.engine.internal.ingest;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.store.Records.RecordRow;

/** What of the records that documents give is new to the hub. */
interface News {

    /**
     * What is to be stored.
     *
     * @param record what the hub will have
     * @param flow that feeds it from now on; none: it stays the hub's
     * @param documentId that gives it from now on; none: it stays the hub's
     */
    record Told(
            MappedRecord record,
            @Nullable String flow,
            @Nullable String documentId) {}

    /**
     * What is new of a record; none: nothing.
     *
     * @param newest what the hub has of it; none: it was never there
     */
    @Nullable Told of(String documentId, String recordId, MappedRecord record, @Nullable RecordRow newest);

    /** Keeps what was learned on the way; called once, after the last record. */
    default void store() {}
}
