package org.tallystick.engine.internal.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.call.Cursor;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Hints.HintRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.FetchingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.SweptSource;

/**
 * Reads flows to their end. A page and its cursor are stored in one transaction, so that no cursor passes over what was not stored. A
 * flow that can be swept is compared with what exists afterwards: rows below the watermark are found too (F-CUR-03). A flow without
 * increments is listed whole; what a complete listing no longer has is gone.
 */
public final class Ingest {

    private final Calls calls;
    private final Pages pages;
    private final Store store;
    private final RuleSet rules;
    private final EngineTime time;

    public Ingest(Calls calls, Pages pages) {
        this.calls = calls;
        this.pages = pages;
        this.store = pages.store();
        this.rules = pages.rules();
        this.time = pages.time();
    }

    /** The same on another store. */
    public Ingest on(Store other) {
        return new Ingest(calls, pages.on(other));
    }

    /**
     * Reads the flow until it has nothing more.
     *
     * @param runSequence of the run that will see what is read
     * @return what became of it, and what a person must settle
     * @throws org.tallystick.spi.ConnectorException if the system fails; what was stored before stays, and the cursor stands after it
     */
    public <T extends Entity> Reading read(IngestFlow<T> flow, long runSequence) {
        IngestContext context = pages.context(runSequence);
        Integer leave = store.inTransaction(tx -> DeleteGuard.leave(flow, tx)).orElse(null);
        Tally hinted = hinted(flow, context);
        Reading reading = Reading.of(hinted)
                .plus(flow.capabilities().increment() ? increments(flow, context, leave) : list(flow, context, leave));
        if (leave != null) {
            store.inTransaction(tx -> DeleteGuard.spent(flow, tx));
        }
        reading.tally().conserved(flow.name());
        return reading;
    }

    /**
     * The next reading fetches these documents, whatever became of them.
     *
     * @throws IllegalArgumentException if the flow's source cannot read by id
     */
    public void hint(IngestFlow<?> flow, List<String> documentIds) {
        if (!(flow.source() instanceof FetchingSource)) {
            throw new IllegalArgumentException(
                    "%s cannot be read by id: leave the hint out, the next run reads what changed"
                            .formatted(flow.name()));
        }
        store.inTransaction(tx -> {
            tx.hints().add(flow.name(), documentIds);
            return documentIds;
        });
    }

    /** A hint carries no data: what it names is read as it is now, and goes by its version as if it had been read in its turn (F-ORD-04). */
    private <T extends Entity> Tally hinted(IngestFlow<T> flow, IngestContext context) {
        Tally tally = Tally.NONE;
        if (flow.source() instanceof FetchingSource<T> source) {
            List<HintRow> hints = hints(flow);
            while (!hints.isEmpty()) {
                List<HintRow> some = hints;
                List<String> ids = some.stream().map(HintRow::documentId).toList();
                List<Change<T>> changes = calls.read(flow.system(), flow.tier(), () -> source.fetch(ids));
                tally = tally.plus(
                        apply(flow, context, changes, (tx, fates) -> tx.hints().remove(flow.name(), some)));
                hints = hints(flow);
            }
        }
        return tally;
    }

    private List<HintRow> hints(IngestFlow<?> flow) {
        return store.inTransaction(
                tx -> tx.hints().list(flow.name(), flow.capabilities().maxPageSize()));
    }

    /** The next reading of the flow may delete that many documents, whichever engine does it. */
    public void allowDeletes(IngestFlow<?> flow, int deletes) {
        store.inTransaction(tx -> DeleteGuard.allow(flow, deletes, tx));
    }

    private <T extends Entity> Reading increments(IngestFlow<T> flow, IngestContext context, @Nullable Integer leave) {
        Tally tally = readIncrements(flow, context);
        if (flow.source() instanceof SweptSource<T> swept) {
            tally = tally.plus(sweep(flow, swept, context));
        }
        List<Change<T>> waiting = store.inTransaction(tx -> new HeldDeletes<>(flow, tx).waiting());
        return Reading.of(tally).plus(delete(flow, context, waiting, leave));
    }

    private <T extends Entity> Tally readIncrements(IngestFlow<T> flow, IngestContext context) {
        Tally tally = Tally.NONE;
        Readings readings = new Readings(flow);
        Instant now = time.instant();
        Place place = store.inTransaction(tx -> {
            Optional<CursorRow> row = position(flow, tx);
            return new Place(flow, readings, readings.start(tx, row, now), row.orElse(null));
        });
        Cursor steps = new Cursor(flow.name());
        String cursor = place.cursor();
        boolean more = true;
        while (more) {
            Page<T> page = next(flow, cursor, place);
            Instant read = time.instant();
            tally = tally.plus(apply(
                    flow,
                    context,
                    page.changes(),
                    (tx, fates) -> place.pageRead(
                            tx,
                            page,
                            flow.mapping(rules),
                            read,
                            fates.unchanged() < page.changes().size())));
            more = page.more();
            cursor = more ? steps.next(cursor, page.cursor()) : null;
        }
        return tally;
    }

    private <T extends Entity> Reading list(IngestFlow<T> flow, IngestContext context, @Nullable Integer leave) {
        Tally tally = Tally.NONE;
        Listing listing = new Listing();
        CursorRow start = new CursorRow(null, flow.mapping(rules));
        boolean isKnown = store.inTransaction(tx -> tx.cursors().find(flow.name()))
                .filter(start::equals)
                .isPresent();
        Cursor steps = new Cursor(flow.name());
        String cursor = null;
        boolean more = true;
        while (more) {
            Page<T> page = next(flow, cursor);
            listing.add(page);
            tally = tally.plus(apply(flow, context, page.changes(), (tx, fates) -> {
                if (!isKnown) {
                    tx.cursors().put(flow.name(), start);
                }
            }));
            more = page.more();
            cursor = more ? steps.next(cursor, page.cursor()) : null;
        }
        return flow.capabilities().deletes() == DeleteMode.ABSENCE
                ? Reading.of(tally).plus(removeAbsent(flow, context, listing, leave))
                : Reading.of(tally);
    }

    private <T extends Entity> Reading removeAbsent(
            IngestFlow<T> flow, IngestContext context, Listing listing, @Nullable Integer leave) {
        Optional<Problem> incomplete = listing.incomplete(flow);
        if (incomplete.isPresent()) {
            return Reading.problem(incomplete.get());
        }
        List<Change<T>> gone = store.inTransaction(tx -> tx.documents().liveIds(flow.name())).stream()
                .filter(listing::lacks)
                .<Change<T>>map(id -> new Change.Delete<>(id, Change.UNVERSIONED))
                .toList();
        if (listing.isEmpty() && gone.size() > (leave == null ? 0 : leave)) {
            throw new ConnectorException(listingEmpty(flow, gone.size()));
        }
        return delete(flow, context, gone, leave);
    }

    /** All, or none if they are more than a run may delete. */
    private <T extends Entity> Reading delete(
            IngestFlow<T> flow, IngestContext context, List<Change<T>> deletes, @Nullable Integer leave) {
        if (deletes.isEmpty()) {
            return Reading.NONE;
        }
        Optional<Problem> held = store.inTransaction(
                tx -> DeleteGuard.held(flow, new HeldDeletes<>(flow, tx).effective(deletes), leave, tx));
        return held.map(Reading::problem).orElseGet(() -> Reading.of(delete(flow, context, deletes)));
    }

    private <T extends Entity> Tally delete(IngestFlow<T> flow, IngestContext context, List<Change<T>> deletes) {
        Tally tally = Tally.NONE;
        int page = flow.capabilities().maxPageSize();
        for (int from = 0; from < deletes.size(); from += page) {
            List<Change<T>> some = deletes.subList(from, Math.min(from + page, deletes.size()));
            tally = tally.plus(applyAll(flow, context, some, (tx, fates) -> new HeldDeletes<>(flow, tx).release(some)));
        }
        return tally;
    }

    /** A right that was lost looks like a system from which everything was deleted (F-CUR-13). */
    private static Problem listingEmpty(IngestFlow<?> flow, int before) {
        return Problem.of(
                        FailureKind.REFUSED,
                        "LISTING_EMPTY",
                        "%s lists nothing, and %d documents were there before: nothing is deleted"
                                .formatted(flow.name(), before))
                .withRemedy("check what the integration's user may read in that system");
    }

    private <T extends Entity> Tally sweep(IngestFlow<T> flow, SweptSource<T> source, IngestContext context) {
        Tally tally = Tally.NONE;
        Cursor steps = new Cursor(flow.name());
        String cursor = null;
        do {
            String from = cursor;
            SweptSource.Versions page = calls.read(
                    flow.system(),
                    flow.tier(),
                    () -> source.versions(from, flow.capabilities().maxPageSize()));
            List<String> missed = missed(flow, page.byId());
            if (!missed.isEmpty()) {
                List<Change<T>> changes = calls.read(flow.system(), flow.tier(), () -> source.fetch(missed));
                tally = tally.plus(apply(flow, context, changes, (tx, fates) -> {}));
            }
            cursor = page.next() == null ? null : steps.next(cursor, page.next());
        } while (cursor != null);
        return tally;
    }

    private List<String> missed(IngestFlow<?> flow, Map<String, Long> versions) {
        Map<String, DocumentRow> known =
                store.inTransaction(tx -> tx.documents().find(flow.name(), versions.keySet()));
        List<String> missed = new ArrayList<>();
        versions.forEach((id, version) -> {
            DocumentRow row = known.get(id);
            if (row == null || row.version() < version) {
                missed.add(id);
            }
        });
        return missed;
    }

    /** The next page. If there is none, the next reading goes on after what was read, whether it was new or not: calls are counted. */
    private <T extends Entity> Page<T> next(IngestFlow<T> flow, @Nullable String cursor, Place place) {
        try {
            return next(flow, cursor);
        } catch (RuntimeException e) {
            if (place.isAhead()) {
                store.inTransaction(tx -> {
                    place.store(tx);
                    return tx;
                });
            }
            throw e;
        }
    }

    private <T extends Entity> Page<T> next(IngestFlow<T> flow, @Nullable String cursor) {
        return calls.read(
                flow.system(),
                flow.tier(),
                () -> flow.source().read(cursor, flow.capabilities().maxPageSize()));
    }

    private <T extends Entity> Tally apply(
            IngestFlow<T> flow,
            IngestContext context,
            List<Change<T>> changes,
            BiConsumer<StoreTransaction, Tally> with) {
        return flow.capabilities().increment()
                ? pages.apply(flow, context, changes, tx -> taken(flow, tx, changes), with)
                : applyAll(flow, context, changes, with);
    }

    private <T extends Entity> Tally applyAll(
            IngestFlow<T> flow,
            IngestContext context,
            List<Change<T>> changes,
            BiConsumer<StoreTransaction, Tally> with) {
        return pages.apply(flow, context, changes, tx -> Pages.Taken.all(changes), with);
    }

    /** Those of a page that come first, and no deletes that are held. */
    private static <T extends Entity> Pages.Taken<T> taken(
            IngestFlow<T> flow, StoreTransaction tx, List<Change<T>> page) {
        List<Change<T>> first = new FirstVersions<>(flow, tx).first(page);
        return new Pages.Taken<>(new HeldDeletes<>(flow, tx).hold(first), page.size() - first.size());
    }

    /** Where the flow stood; none if the rule set is another one since: everything is mapped anew. */
    private Optional<CursorRow> position(IngestFlow<?> flow, StoreTransaction tx) {
        return tx.cursors().find(flow.name()).filter(cursor -> cursor.ruleSet().equals(flow.mapping(rules)));
    }
}
