package org.tallystick.engine.internal.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Cursors.ReadingRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.spi.SweptSource;

/**
 * Where a reading of a flow starts, so that no row is missed that appears late (F-CUR-02, F-CUR-03). A cursor is opaque; what is known of it is
 * that it had passed nothing younger than the moment at which it was had. A row that the reading before did not see became visible after
 * that began, so it is younger than that beginning less the overlap; a cursor that was had before then has not passed it. Where the clock was set back by
 * more than that since, nothing is known of any cursor, and all is read anew (F-RUN-06).
 */
final class Readings {

    private final IngestFlow<?> flow;
    private final Duration overlap;

    Readings(IngestFlow<?> flow) {
        this.flow = flow;
        this.overlap = flow.source() instanceof SweptSource
                ? Duration.ZERO
                : flow.capabilities().overlap();
    }

    /**
     * A reading that goes on.
     *
     * @param began before its first page was read
     * @param cursor where it goes on; none: at the start
     */
    record Start(Instant began, @Nullable String cursor) {}

    /**
     * Where to start, or to go on if the reading before was cut short.
     *
     * @param row how far the flow has read; none: from the start, since everything is mapped anew
     */
    Start start(StoreTransaction tx, Optional<CursorRow> row, Instant now) {
        if (overlap.isZero()) {
            return new Start(now, row.map(CursorRow::position).orElse(null));
        }
        List<ReadingRow> readings = tx.cursors().readings(flow.name());
        if (row.isEmpty() || readings.isEmpty()) {
            return new Start(now, null);
        }
        ReadingRow last = readings.get(readings.size() - 1);
        if (last.ended() == null) {
            return new Start(last.began(), row.get().position());
        }
        if (last.began().minus(overlap).isAfter(now)) {
            tx.cursors().forgetReadings(flow.name(), last.began().plusNanos(1));
            return new Start(now, null);
        }
        Optional<ReadingRow> from = newestBefore(readings, last.began().minus(overlap));
        from.ifPresent(reading -> tx.cursors().forgetReadings(flow.name(), reading.began()));
        return new Start(now, from.map(ReadingRow::position).orElse(null));
    }

    /** A page was read: to be stored with it. */
    void pageRead(StoreTransaction tx, Start start, @Nullable String cursor, boolean more, Instant now) {
        if (!overlap.isZero()) {
            tx.cursors().putReading(flow.name(), new ReadingRow(start.began(), more ? null : now, cursor));
        }
    }

    private static Optional<ReadingRow> newestBefore(List<ReadingRow> readings, Instant moment) {
        return readings.stream()
                .filter(reading -> reading.ended() != null && !reading.ended().isAfter(moment))
                .reduce((older, newer) -> newer);
    }
}
