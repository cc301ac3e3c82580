package org.tallystick.spi;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;

/**
 * Reads records of one type. Its use:
 *
 * <ol>
 *   <li>The engine calls {@link #read} without a cursor. A page in which something is new it stores, and commits the page's cursor with it in one transaction;
 *       of pages without news it commits every twentieth cursor, and that of the last page.
 *   <li>It calls again with the page's cursor while {@link Page#more()} is true, then whenever the flow is due: with the
 *       last cursor, or with an earlier one where rows may appear late ({@link ReadCapabilities#overlap()}).
 *   <li>After a crash it reads again from the last committed cursor: up to twenty pages may come twice, so a cursor that is twenty pages old must be good still.
 *   <li>One thread at a time reads one flow; different flows read in parallel.
 * </ol>
 *
 * <p>A cursor moves only over what was returned. A page that was cut, or is not what the system's contract says, is a
 * {@link ConnectorException}, never a shorter page (F-CUR-15). One document that cannot be mapped is a
 * {@link Change.Unreadable}; the rest of its page goes on.
 *
 * @param <T> the entity
 */
public interface RecordSource<T extends Entity> {

    /**
     * The next changes.
     *
     * @param cursor of the page before, or none: from the start. Opaque to the engine
     * @param limit most documents wanted, at least 1; fewer may come
     * @return changes in the order in which they were made, as far as the system tells; never null
     * @throws ConnectorException if the page cannot be had
     */
    Page<T> read(@Nullable String cursor, int limit);
}
