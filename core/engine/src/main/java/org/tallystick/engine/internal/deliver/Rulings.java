package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.CaseScope;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Due;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.spi.WriteStrategy;

/**
 * What persons decided about a flow's deliveries since the last run. It is carried out by whoever delivers, before it sends, so that nobody
 * takes a delivery out of its hands: one in flight is left to its outcome.
 */
final class Rulings {

    private final DeliverFlow<?> flow;
    private final StoreTransaction tx;
    private final Instant now;
    private final long runSequence;

    Rulings(DeliverFlow<?> flow, StoreTransaction tx, Instant now, long runSequence) {
        this.flow = flow;
        this.tx = tx;
        this.now = now;
        this.runSequence = runSequence;
    }

    /** Carries them out; how many there were. */
    int apply() {
        List<CaseRow> due = tx.cases().due(flow.target(), flow.type().name()).stream()
                .filter(row -> CaseScope.of(row).isDelivery())
                .toList();
        due.forEach(this::apply);
        return due.size();
    }

    private void apply(CaseRow ruling) {
        tx.cases().put(List.of(ruling.in(ruling.state(), ruling.assignee(), Due.NOTHING)));
        DeliveryRow row = tx.deliveries()
                .find(flow.target(), flow.type().name(), CaseScope.of(ruling).id())
                .orElse(null);
        if (ruling.due() == Due.REPLAY) {
            replay(row);
        } else {
            discard(ruling, row);
        }
    }

    /** What was refused is tried in each run; what may be there is sent again unseen only on a person's word. */
    private void replay(@Nullable DeliveryRow row) {
        if (row != null && DeliveryRows.isWithdrawn(row)) {
            DeliveryExceptions.ofDelivery(tx, flow, row, DeliveryProblems.withdrawn(flow, row), runSequence);
        } else if (row != null && row.state() == State.DISCARDED) {
            tx.deliveries().put(List.of(DeliveryRows.renewed(row, now)));
        } else if (row != null
                && row.state() == State.UNKNOWN
                && flow.capabilities().strategy() == WriteStrategy.NONE) {
            tx.deliveries().put(List.of(DeliveryRows.released(row, now)));
        }
    }

    private void discard(CaseRow ruling, @Nullable DeliveryRow row) {
        if (row != null && row.state() != State.APPLIED && row.state() != State.SENT) {
            boolean isUnknown = row.state() == State.UNKNOWN
                    || row.state() == State.ABSENT
                    || Attempts.open(flow, tx).containsKey(row.recordId())
                    || DeliveryRows.mayBeThere(row);
            Attempts.close(flow, tx, Set.of(row.recordId()));
            tx.deliveries().put(List.of(isUnknown ? discardedUnknown(row) : DeliveryRows.discarded(row)));
        }
        tx.exceptions().replace(ruling.said().scope(), List.of(), runSequence);
    }

    /** One that was to be sent again says when that was due, and not how long what was sent before may take. */
    private DeliveryRow discardedUnknown(DeliveryRow row) {
        return DeliveryRows.discardedUnknown(row, row.state() == State.RETRY ? flow.visibleFrom(now) : row.dueAt());
    }
}
