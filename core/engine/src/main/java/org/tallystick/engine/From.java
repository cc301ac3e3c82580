package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Tier;

/**
 * Where records of a type are ingested from. Immutable.
 *
 * @param system the name under which the host added it
 * @param tier how critical it is; none: the usual one of the record type, {@link Tier#of}
 */
public record From(String system, @Nullable Tier tier) {

    public From {
        requireNonNull(system, "system");
    }

    public From(String system) {
        this(system, null);
    }

    /** From that system. */
    public static From from(String system) {
        return new From(system);
    }

    /** It is as critical as {@code critical} says: more critical ones are read first. */
    public From tier(Tier critical) {
        return new From(system, requireNonNull(critical, "critical"));
    }
}
