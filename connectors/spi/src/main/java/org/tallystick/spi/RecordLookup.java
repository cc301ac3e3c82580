package org.tallystick.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;

/**
 * Finds what a system has, by our keys. The engine asks it after an unknown outcome, before it creates what may exist already, and to
 * reconcile. Keys compare exactly. A lookup is right or throws; it never guesses.
 *
 * @param <T> the entity
 */
public interface RecordLookup<T extends Entity> {

    /**
     * Those of {@code externalKeys} that exist.
     *
     * @param externalKeys any number; the connector pages
     * @throws ConnectorException if it is not known
     */
    Map<String, Found> byExternalKey(Collection<String> externalKeys);

    /**
     * Everything that carries an external key of ours, page by page.
     *
     * @param cursor of the page before, or none: from the start
     * @param limit most records wanted
     * @throws ConnectorException if the page cannot be had
     */
    Listing list(@Nullable String cursor, int limit);

    /**
     * The content of {@code write} in the target's normal form, as {@link Found#digest} would show it had exactly this been written. What is
     * found is taken for ours only if the two are equal. Readable; no I/O beyond reference data. One fact per
     * row, {@code name value} or {@code name=value}, so that a person is told which field differs.
     */
    String digest(Write<T> write);

    /**
     * A page of what exists.
     *
     * @param found in no order
     * @param next cursor of the next page; none: this was the last
     */
    record Listing(List<Found> found, @Nullable String next) {

        public Listing {
            found = List.copyOf(found);
        }
    }
}
