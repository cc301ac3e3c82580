package org.tallystick.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a record, and where it may lie.
 *
 * @param classification tags of the firm's own scheme: {@code PII}, {@code PAY}
 * @param residency code of the region that it must not leave
 */
@BuiltRecord
public record Handling(Set<String> classification, @Nullable String residency) {

    /** Nothing special. */
    public static final Handling ORDINARY = new Handling(Set.of(), null);

    public Handling {
        classification = classification == null ? Set.of() : Set.copyOf(classification);
    }
}
