package org.tallystick.engine.internal.ingest;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordSource;

/**
 * One system's records of one type.
 *
 * @param system that is read
 * @param type of record
 * @param source reads it
 * @param capabilities what reading promises
 * @param tier how critical it is
 * @param selection which records are taken in
 * @param maxDeletes most documents that one run may delete unasked; none: {@link DeleteGuard} decides
 * @param <T> the entity
 */
public record IngestFlow<T extends Entity>(
        String system,
        RecordType<T> type,
        RecordSource<T> source,
        ReadCapabilities capabilities,
        Tier tier,
        Selection selection,
        @Nullable Integer maxDeletes) {

    /** Its name: {@code system/type}. */
    public String name() {
        return system + "/" + type.name();
    }

    /** The version of all that makes records of documents: when it changes, everything is mapped anew. */
    String mapping(RuleSet rules) {
        return selection.isEverything() ? rules.version() : rules.version() + " where " + selection.name();
    }
}
