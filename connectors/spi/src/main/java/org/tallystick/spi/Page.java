package org.tallystick.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;

/**
 * Changes that were read together.
 *
 * @param changes in order; may be empty
 * @param cursor where the next read goes on; none for a source without increments
 * @param more whether more can be read at once
 * @param <T> the entity
 */
public record Page<T extends Entity>(
        List<Change<T>> changes, @Nullable String cursor, boolean more) {

    public Page {
        changes = List.copyOf(changes);
    }
}
