package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.enrich.Enricher;
import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Entity;

/**
 * Where records of a type are ingested from. Immutable.
 *
 * @param system the name under which the host added it
 * @param tier how critical it is; none: the usual one of the record type, {@link Tier#of}
 * @param selection name of {@code where}; empty: everything is taken in
 * @param where which records are taken in; the others are filtered, and what they gave before is gone
 * @param maxDeletes most documents that one run may delete unasked; none: twenty, or a tenth of what is there if that is more
 * @param enricher gives records what the system does not say; none: nobody does
 */
public record From(
        String system,
        @Nullable Tier tier,
        String selection,
        Predicate<? super Entity> where,
        @Nullable Integer maxDeletes,
        @Nullable Enricher<?> enricher) {

    /** @throws IllegalArgumentException if {@code maxDeletes} is negative */
    public From {
        requireNonNull(system, "system");
        requireNonNull(selection, "selection");
        requireNonNull(where, "where");
        if (maxDeletes != null && maxDeletes < 0) {
            throw new IllegalArgumentException("maxDeletes must not be negative, was " + maxDeletes);
        }
    }

    /** From that system, everything. */
    public From(String system) {
        this(system, null, "", record -> true, null, null);
    }

    /** From that system, everything. */
    public static From from(String system) {
        return new From(system);
    }

    /** It is as critical as {@code critical} says: more critical ones are read first. */
    public From tier(Tier critical) {
        return new From(system, requireNonNull(critical, "critical"), selection, where, maxDeletes, enricher);
    }

    /**
     * Only records that pass; those left out are counted as filtered.
     *
     * @param name of the test: what it keeps, and which version of it. Under another name everything is read and tested anew
     * @param test of the record as it is after the rule set; no I/O, the same answer every time. A record on which it throws is set aside
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public From where(String name, Predicate<? super Entity> test) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A selection needs a name: what it keeps, and which version of it");
        }
        return new From(system, tier, name, test, maxDeletes, enricher);
    }

    /**
     * A run that would delete more deletes nothing and says so, until a person allows it with {@link Tallystick#allowDeletes} (F-CUR-13).
     */
    public From deletingAtMost(int deletes) {
        return new From(system, tier, selection, where, deletes, enricher);
    }

    /**
     * Each record is given what the enricher says about it, after the rule set and the selection; a record whose answer cannot be had is set aside (TRN-6).
     *
     * @param ofType of the type that is ingested
     */
    public From enrichedBy(Enricher<?> ofType) {
        return new From(system, tier, selection, where, maxDeletes, requireNonNull(ofType, "ofType"));
    }
}
