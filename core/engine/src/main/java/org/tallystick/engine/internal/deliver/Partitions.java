package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.engine.internal.node.Share;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/** What this engine sends. What it takes over is looked up before anything is sent again (F-DUP-01, RES-3). */
final class Partitions implements Section {

    private final Share share;
    private final List<DeliverFlow<?>> flows;
    private final EngineTime time;
    private final Terms terms;

    /** Whether something was taken, or others wait for what is to be given back. Set by the threads of sections too. */
    private volatile boolean changed;

    private final Set<Section> going = ConcurrentHashMap.newKeySet();
    private final Set<Section> aware = ConcurrentHashMap.newKeySet();

    Partitions(Share share, List<DeliverFlow<?>> flows, EngineTime time, Terms terms) {
        this.share = share;
        this.flows = flows;
        this.time = time;
        this.terms = terms;
    }

    @Override
    public Set<Integer> held() {
        return share.partitions();
    }

    /** What is held once other engines have their part: nothing of it is in flight. */
    @Override
    public Set<Integer> ofNextBatch(StoreTransaction tx) {
        Set<Integer> taken = share.balance(tx);
        if (!taken.isEmpty()) {
            changed = true;
            flows.forEach(flow -> recover(flow, taken, tx));
        }
        return held();
    }

    @Override
    public boolean hasChanged() {
        return changed;
    }

    /** Whether something was taken, or is to be given back, since this was last asked. */
    boolean hasChangedSinceAsked() {
        boolean answer = changed;
        changed = false;
        going.clear();
        aware.clear();
        return answer;
    }

    @Override
    public void end() {}

    /** What is held now, in so many sections that are sent of at once. Nothing is taken or given back until they are done. */
    List<Section> in(int number) {
        List<Section> sections = new ArrayList<>();
        for (int section = 0; section < number; section++) {
            int rest = section;
            sections.add(new Fixed(
                    held().stream().filter(each -> each % number == rest).collect(toSet())));
        }
        going.addAll(sections);
        return sections;
    }

    /** A part of what is held that stays as it is, until all that are sent of know that others wait: none stops for one that is in a call. */
    private final class Fixed implements Section {

        private final Set<Integer> held;

        private Fixed(Set<Integer> held) {
            this.held = held;
        }

        @Override
        public Set<Integer> held() {
            return held;
        }

        @Override
        public Set<Integer> ofNextBatch(StoreTransaction tx) {
            if (share.isAwaited(tx)) {
                aware.add(this);
                if (aware.containsAll(going)) {
                    changed = true;
                }
            }
            return changed ? Set.of() : held;
        }

        @Override
        public void end() {
            going.remove(this);
        }

        @Override
        public boolean hasChanged() {
            return changed;
        }

        @Override
        public void requireTimeToSend(Instant committed) {
            Partitions.this.requireTimeToSend(committed);
        }
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

    @Override
    public void requireTimeToSend(Instant committed) {
        if (Duration.between(committed, time.instant()).compareTo(terms.slack()) > 0) {
            throw new LeaseLostException(share.leases().get(0));
        }
    }
}
