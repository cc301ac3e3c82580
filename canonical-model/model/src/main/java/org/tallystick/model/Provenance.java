package org.tallystick.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from.
 *
 * @param sources how each system that knows it names it (CM-10)
 * @param created who made it in its system, and when
 * @param changed who changed it last, and when
 * @param rawRef key of the untouched document that it was read from (CM-11)
 */
@BuiltRecord
public record Provenance(
        List<SourceRef> sources,
        @Nullable Touch created,
        @Nullable Touch changed,
        @Nullable String rawRef) {

    /** Nothing is known of it. */
    public static final Provenance NONE = new Provenance(List.of(), null, null, null);

    public Provenance {
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
