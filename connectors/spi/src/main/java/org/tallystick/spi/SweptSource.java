package org.tallystick.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;

/**
 * A source that can also list what exists, cheaply. With it the engine finds what an incremental read cannot see: rows that became
 * visible below the watermark (F-CUR-03).
 *
 * @param <T> the entity
 */
public interface SweptSource<T extends Entity> extends FetchingSource<T> {

    /**
     * Lists documents with their versions, deleted ones included where the system keeps them.
     *
     * @param cursor of the page before, or none: from the start
     * @param limit most documents wanted
     * @throws ConnectorException if the page cannot be had
     */
    Versions versions(@Nullable String cursor, int limit);

    /**
     * A page of what exists.
     *
     * @param byId version by document id
     * @param next cursor of the next page; none: this was the last
     */
    record Versions(Map<String, Long> byId, @Nullable String next) {

        public Versions {
            byId = Map.copyOf(byId);
        }
    }
}
