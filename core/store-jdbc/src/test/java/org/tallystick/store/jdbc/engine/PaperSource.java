package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSource;

/** Reads a feed on paper, in the order in which it was written; its cursor is a place in it. */
class PaperSource<T extends Entity> implements RecordSource<T> {

    final List<Change<T>> late = new ArrayList<>();
    final List<Change<T>> feed = new ArrayList<>();
    private final Map<Integer, Problem> failures = new HashMap<>();
    private final List<Integer> reads = new ArrayList<>();

    /** More is in the feed. */
    @SafeVarargs
    final PaperSource<T> says(Change<T>... changes) {
        for (Change<T> change : changes) {
            feed.add(change);
        }
        return this;
    }

    /** A document that becomes visible below the watermark: the feed never has it. */
    void appearsLate(Change<T> change) {
        late.add(change);
    }

    /** A listing no longer has the document. */
    void forgets(String documentId) {
        feed.removeIf(change -> change.documentId().equals(documentId));
    }

    /** The page that begins at {@code place} cannot be had. */
    void failsAt(int place, Problem problem) {
        failures.put(place, problem);
    }

    /** Every page can be had. */
    void recovers() {
        failures.clear();
    }

    /** Where each read began. */
    List<Integer> reads() {
        return reads;
    }

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        reads.add(from);
        Problem problem = failures.get(from);
        if (problem != null) {
            throw new ConnectorException(problem);
        }
        int to = Math.min(from + limit, feed.size());
        return new Page<>(feed.subList(from, to), Integer.toString(to), to < feed.size());
    }
}
