package org.tallystick.store.jdbc.engine;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;

/** Rows on paper with a stamp of whole seconds, which a read sees some time after. Read by (stamp, id); reading takes time. */
final class PaperTable implements RecordSource<Customer> {

    /** A row, its stamp, and from when on it is seen. */
    record Row(String id, Instant stamp, Instant visibleFrom) {

        private String key() {
            return stamp + " " + id;
        }
    }

    private static final Comparator<Row> ORDER = comparing(Row::key);

    private final ManualTime time;
    private final Duration call;
    private final List<Row> rows = new ArrayList<>();
    private int reads;

    /** @param call how long a call takes */
    PaperTable(ManualTime time, Duration call) {
        this.time = time;
        this.call = call;
    }

    /** Someone saves a row now, and commits it later. */
    void saves(String id, Duration commit) {
        Instant now = time.instant();
        rows.add(new Row(id, now.truncatedTo(ChronoUnit.SECONDS), now.plus(commit)));
    }

    List<String> ids() {
        return rows.stream().map(Row::id).toList();
    }

    /** Rows that were read, each time it is. */
    int reads() {
        return reads;
    }

    @Override
    public Page<Customer> read(@Nullable String cursor, int limit) {
        Instant now = time.instant();
        time.pass(call);
        List<Row> seen = rows.stream()
                .filter(row -> !row.visibleFrom().isAfter(now))
                .filter(row -> cursor == null || row.key().compareTo(cursor) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
        reads += seen.size();
        String next = seen.isEmpty() ? cursor : seen.get(seen.size() - 1).key();
        return new Page<>(
                seen.stream().map(row -> Papers.account(row.id(), 1, row.id())).toList(), next, seen.size() == limit);
    }
}
