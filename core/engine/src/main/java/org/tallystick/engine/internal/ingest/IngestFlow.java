package org.tallystick.engine.internal.ingest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
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
 * @param enrichment what its records are given from elsewhere; none: nothing
 * @param <T> the entity
 */
public record IngestFlow<T extends Entity>(
        String system,
        RecordType<T> type,
        RecordSource<T> source,
        ReadCapabilities capabilities,
        Tier tier,
        Selection selection,
        @Nullable Integer maxDeletes,
        @Nullable Enrichment<T> enrichment) {

    /** Its name: {@code system/type}. */
    public String name() {
        return system + "/" + type.name();
    }

    /** The version of all that makes records of documents: when it changes, everything is mapped anew. */
    String mapping(RuleSet rules) {
        String selected = selection.isEverything() ? rules.version() : rules.version() + " where " + selection.name();
        return enrichment == null ? selected : selected + " with " + enrichment.name();
    }

    /** What makes records of documents. If records are enriched, it is asked for these changes now, so outside of a transaction. */
    Function<Change<T>, Mapped> mapper(RuleSet rules, List<Change<T>> changes) {
        Function<Change<T>, Mapped> mapper = new DocumentMapper(rules, this)::map;
        return enrichment == null ? mapper : enrichment.over(mapper, changes);
    }
}
