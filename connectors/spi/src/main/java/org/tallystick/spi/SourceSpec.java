package org.tallystick.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host's rule set asks of a source beyond its built-in mapping. The connector reads these fields along and leaves them in
 * the raw document; it gives them no meaning.
 *
 * @param object the system's name of a custom object to read instead of the built-in one; its drafts are empty
 * @param fields the system's names of fields to read along
 */
public record SourceSpec(@Nullable String object, Set<String> fields) {

    /** The built-in mapping and nothing more. */
    public static final SourceSpec BUILT_IN = new SourceSpec(null, Set.of());

    public SourceSpec {
        fields = Set.copyOf(fields);
    }
}
