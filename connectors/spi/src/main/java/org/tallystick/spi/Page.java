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
 * @param total how many documents the whole listing has, where the system tells: what a listing lacks is only gone if the listing has all
 *     that it says (F-CUR-13); none if the system does not tell
 * @param <T> the entity
 */
public record Page<T extends Entity>(
        List<Change<T>> changes,
        @Nullable String cursor,
        boolean more,
        @Nullable Integer total) {

    public Page {
        changes = List.copyOf(changes);
    }

    /** A page of a system that does not tell how many there are. */
    public Page(List<Change<T>> changes, @Nullable String cursor, boolean more) {
        this(changes, cursor, more, null);
    }
}
