package org.tallystick.engine.internal.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.spi.Page;

/**
 * How far a reading of a flow has come. It is stored with what was new, at the end, and now and then between: a page in which nothing was new
 * may be read again, so it is not worth a durable write of its own. Used by one thread.
 */
final class Place {

    /** Most pages without news that a reading that was killed reads again. */
    static final int PAGES = 20;

    private final IngestFlow<?> flow;
    private final Readings readings;
    private final Readings.Start start;
    private @Nullable CursorRow stored;
    private @Nullable Step waiting;
    private int pages;

    /** After a page. */
    private record Step(CursorRow row, boolean more, Instant read) {}

    /**
     * At the start of a reading.
     *
     * @param stored what the hub has of it; none: nothing that counts
     */
    Place(IngestFlow<?> flow, Readings readings, Readings.Start start, @Nullable CursorRow stored) {
        this.flow = flow;
        this.readings = readings;
        this.start = start;
        this.stored = stored;
    }

    @Nullable String cursor() {
        return start.cursor();
    }

    /**
     * A page was read and applied in this transaction.
     *
     * @param mapping under which it was mapped
     */
    void pageRead(StoreTransaction tx, Page<?> page, String mapping, Instant read, boolean isNews) {
        waiting = new Step(new CursorRow(page.cursor(), mapping), page.more(), read);
        pages++;
        if (isNews || !page.more() || pages == PAGES) {
            store(tx);
        }
    }

    /** Stores what waits for it: the reading ends here. */
    void store(StoreTransaction tx) {
        Step step = waiting;
        if (step != null) {
            if (!step.row().equals(stored)) {
                tx.cursors().put(flow.name(), step.row());
                stored = step.row();
            }
            readings.pageRead(tx, start, step.row().position(), step.more(), step.read());
            waiting = null;
            pages = 0;
        }
    }

    /** Whether the hub knows less than was read. */
    boolean isAhead() {
        return waiting != null;
    }
}
