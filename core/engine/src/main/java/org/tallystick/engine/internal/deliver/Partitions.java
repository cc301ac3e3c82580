package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tallystick.engine.internal.node.Share;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/** What this engine sends. What it takes over is looked up before anything is sent again (F-DUP-01, RES-3). */
final class Partitions {

    private final Share share;
    private final List<DeliverFlow<?>> flows;
    private final EngineTime time;
    private final Terms terms;
    private boolean grown;

    Partitions(Share share, List<DeliverFlow<?>> flows, EngineTime time, Terms terms) {
        this.share = share;
        this.flows = flows;
        this.time = time;
        this.terms = terms;
    }

    Set<Integer> held() {
        return share.partitions();
    }

    /** What is held once other engines have their part: nothing of it is in flight. */
    Set<Integer> balanced(StoreTransaction tx) {
        Set<Integer> taken = share.balance(tx);
        if (!taken.isEmpty()) {
            grown = true;
            flows.forEach(flow -> recover(flow, taken, tx));
        }
        return held();
    }

    /** Whether something was taken since this was last asked. */
    boolean hasGrown() {
        boolean answer = grown;
        grown = false;
        return answer;
    }

    /**
     * A batch whose outcome was never stored: nobody knows. Its request may take effect until its life is over; and of an engine that is not
     * dead, but stood still until its lease ended, the next may be sent in the time that a batch takes.
     */
    private void recover(DeliverFlow<?> flow, Set<Integer> taken, StoreTransaction tx) {
        Set<String> inFlight = Attempts.inFlight(flow, tx);
        if (inFlight.isEmpty()) {
            return;
        }
        List<DeliveryRow> rows = tx.deliveries().find(flow.target(), flow.type().name(), inFlight, taken);
        Duration batch = terms.isShared() ? flow.capabilities().maxRequestLife() : Duration.ZERO;
        Instant visible = flow.visibleFrom(time.instant().plus(batch));
        tx.deliveries()
                .put(rows.stream()
                        .filter(row -> FlowPass.DUE.contains(row.state()))
                        .map(row -> DeliveryRows.unknown(DeliveryRows.sent(row), visible, null))
                        .toList());
        Attempts.forsake(flow, tx, rows.stream().map(DeliveryRow::recordId).collect(toSet()));
    }

    /**
     * A batch that was committed to be sent is sent soon or not at all: the lease must outlive the call.
     *
     * @throws LeaseLostException if this process stood still meanwhile
     */
    void requireTimeToSend(Instant committed) {
        if (Duration.between(committed, time.instant()).compareTo(terms.slack()) > 0) {
            throw new LeaseLostException(share.leases().get(0));
        }
    }
}
