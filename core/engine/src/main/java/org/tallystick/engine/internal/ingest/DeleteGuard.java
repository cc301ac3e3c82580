package org.tallystick.engine.internal.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Keeps a run from deleting more than is expected of it: a listing that misses much is more often broken than right (F-CUR-13). */
final class DeleteGuard {

    private static final int ALWAYS = 20;
    private static final int PART = 10;

    private DeleteGuard() {}

    /**
     * What keeps a run from that many deletes; none: they are within the limit. Documents are counted only where the limit depends on them, and no
     * further than to where it is met.
     *
     * @param leave a person's, for this run
     */
    static Optional<Problem> held(IngestFlow<?> flow, int deletes, @Nullable Integer leave, StoreTransaction tx) {
        Integer fixed = leave == null ? flow.maxDeletes() : leave;
        if (deletes <= (fixed == null ? ALWAYS : fixed)) {
            return Optional.empty();
        }
        int live = tx.documents().countLive(flow.name(), fixed == null ? PART * deletes : Integer.MAX_VALUE);
        int limit = fixed == null ? Math.max(ALWAYS, live / PART) : fixed;
        return deletes <= limit ? Optional.empty() : Optional.of(held(flow, deletes, live, limit));
    }

    /** A person's leave for the next reading; none: nobody gave any. */
    static Optional<Integer> leave(IngestFlow<?> flow, StoreTransaction tx) {
        return tx.cursors().find(row(flow)).map(CursorRow::position).map(Integer::valueOf);
    }

    static IngestFlow<?> allow(IngestFlow<?> flow, int deletes, StoreTransaction tx) {
        tx.cursors().put(row(flow), new CursorRow(Integer.toString(deletes), ""));
        return flow;
    }

    /** The reading that it was for is at its end. */
    static IngestFlow<?> spent(IngestFlow<?> flow, StoreTransaction tx) {
        tx.cursors().put(row(flow), new CursorRow(null, ""));
        return flow;
    }

    private static String row(IngestFlow<?> flow) {
        return "deletes/" + flow.name();
    }

    private static Problem held(IngestFlow<?> flow, int deletes, int live, int limit) {
        return Problem.of(
                        FailureKind.REFUSED,
                        "DELETES_HELD",
                        "%s would delete %d of %d documents, and the limit is %d: nothing is deleted"
                                .formatted(flow.name(), deletes, live, limit))
                .withRemedy(
                        "check whether they are gone in that system; if so call allowDeletes(%s, \"%s\", %d), else mend the source"
                                .formatted(flow.type().name(), flow.system(), deletes));
    }
}
