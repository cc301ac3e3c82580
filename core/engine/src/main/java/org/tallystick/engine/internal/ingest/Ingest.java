package org.tallystick.engine.internal.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.call.Caller;
import org.tallystick.engine.internal.call.Cursor;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.observe.HubEvent.PageIngested;
import org.tallystick.engine.observe.Tier;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
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

    private final Store store;
    private final Caller caller;
    private final RuleSet rules;
    private final List<Decider> deciders;
    private final EngineTime time;
    private final Observers observers;

    public Ingest(
            Store store, Caller caller, RuleSet rules, List<Decider> deciders, EngineTime time, Observers observers) {
        this.store = store;
        this.caller = caller;
        this.rules = rules;
        this.deciders = List.copyOf(deciders);
        this.time = time;
        this.observers = observers;
    }

    /** The same on another store. */
    public Ingest on(Store other) {
        return new Ingest(other, caller, rules, deciders, time, observers);
    }

    /**
     * Reads the flow until it has nothing more.
     *
     * @param runSequence of the run that will see what is read
     * @throws org.tallystick.spi.ConnectorException if the system fails; what was stored before stays, and the cursor stands after it
     */
    public <T extends Entity> Tally read(IngestFlow<T> flow, long runSequence) {
        IngestContext context = new IngestContext(rules, deciders, runSequence, time);
        if (!flow.capabilities().increment()) {
            return list(flow, context);
        }
        Tally tally = readIncrements(flow, context);
        return flow.source() instanceof SweptSource<T> swept ? tally.plus(sweep(flow, swept, context)) : tally;
    }

    private <T extends Entity> Tally readIncrements(IngestFlow<T> flow, IngestContext context) {
        Tally tally = Tally.NONE;
        String cursor = startingPoint(flow);
        boolean more = true;
        while (more) {
            Page<T> page = next(flow, cursor);
            tally = tally.plus(store(flow, context, page.changes(), page.cursor()));
            more = page.more();
            cursor = more ? Cursor.next(flow.name(), cursor, page.cursor()) : null;
        }
        return tally;
    }

    private <T extends Entity> Tally list(IngestFlow<T> flow, IngestContext context) {
        Tally tally = Tally.NONE;
        Set<String> present = new HashSet<>();
        String cursor = null;
        boolean more = true;
        while (more) {
            Page<T> page = next(flow, cursor);
            page.changes().forEach(change -> present.add(change.documentId()));
            tally = tally.plus(store(flow, context, page.changes(), null));
            more = page.more();
            cursor = more ? Cursor.next(flow.name(), cursor, page.cursor()) : null;
        }
        return flow.capabilities().deletes() == DeleteMode.ABSENCE
                ? tally.plus(removeAbsent(flow, context, present))
                : tally;
    }

    private <T extends Entity> Tally removeAbsent(IngestFlow<T> flow, IngestContext context, Set<String> present) {
        List<Change<T>> gone = store.inTransaction(tx -> tx.documents().liveIds(flow.name())).stream()
                .filter(id -> !present.contains(id))
                .<Change<T>>map(id -> new Change.Delete<>(id, Change.UNVERSIONED))
                .toList();
        if (present.isEmpty() && !gone.isEmpty()) {
            throw new ConnectorException(listingEmpty(flow, gone.size()));
        }
        return gone.isEmpty() ? Tally.NONE : store(flow, context, gone, null);
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
        String cursor = null;
        do {
            String from = cursor;
            SweptSource.Versions page =
                    caller.read(() -> source.versions(from, flow.capabilities().maxPageSize()));
            List<String> missed = missed(flow, page.byId());
            if (!missed.isEmpty()) {
                List<Change<T>> changes = caller.read(() -> source.fetch(missed));
                tally = tally.plus(apply(flow, context, changes, tx -> {}));
            }
            cursor = page.next() == null ? null : Cursor.next(flow.name(), cursor, page.next());
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

    private <T extends Entity> Page<T> next(IngestFlow<T> flow, @Nullable String cursor) {
        return caller.read(() -> flow.source().read(cursor, flow.capabilities().maxPageSize()));
    }

    private <T extends Entity> Tally store(
            IngestFlow<T> flow, IngestContext context, List<Change<T>> changes, @Nullable String cursor) {
        CursorRow row = new CursorRow(cursor, rules.version());
        return apply(flow, context, changes, tx -> tx.cursors().put(flow.name(), row));
    }

    private <T extends Entity> Tally apply(
            IngestFlow<T> flow, IngestContext context, List<Change<T>> changes, Consumer<StoreTransaction> with) {
        Instant start = time.instant();
        Tally tally = store.inTransaction(tx -> {
            Tally page = new PageIngest<>(flow, context, tx).apply(changes);
            with.accept(tx);
            return page;
        });
        observers.tell(new PageIngested(
                flow.system(),
                flow.type().name(),
                Tier.of(flow.type().name()),
                tally.read(),
                tally.stored(),
                tally.unchanged(),
                tally.setAside(),
                Duration.between(start, time.instant())));
        return tally;
    }

    /** Where the flow stood; the start if the rule set is another one since: everything is mapped anew. */
    private @Nullable String startingPoint(IngestFlow<?> flow) {
        Optional<CursorRow> row = store.inTransaction(tx -> tx.cursors().find(flow.name()));
        return row.filter(cursor -> cursor.ruleSet().equals(rules.version()))
                .map(CursorRow::position)
                .orElse(null);
    }
}
