package org.tallystick.engine.internal.deliver;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.node.Heartbeat;
import org.tallystick.engine.internal.node.LeasedStore;
import org.tallystick.engine.internal.node.Patience;
import org.tallystick.engine.internal.node.Share;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/**
 * Makes targets have what was planned: at least once on the wire, one record in the target. Every batch is committed before it is
 * sent; one whose outcome was not stored is unknown, and is looked up by key before anything is sent again (F-DUP-01, RES-3).
 *
 * <p>Engines on one hub share the partitions. Who has nothing more to send leaves and waits; the last one closes the round for all.
 */
public final class Deliver {

    private static final Logger log = LoggerFactory.getLogger(Deliver.class);

    private final Store store;
    private final LeasedStore leased;
    private final EngineTime time;
    private final Terms terms;
    private final List<DeliverFlow<?>> flows;
    private final Planner planner;
    private final Share share;
    private final Partitions partitions;
    private final Sender sender;

    /** Whether it had nothing more to send in this round, and others had. */
    private boolean hasLeft;

    /** What follows when all engines have sent what they could, by one of them. It may be done again by another if that one ends. */
    @FunctionalInterface
    public interface Closing {
        void close(Store leased);
    }

    public Deliver(
            Store store,
            Calls calls,
            EngineTime time,
            List<DeliverFlow<?>> flows,
            Planner planner,
            Terms terms,
            AtOnce atOnce) {
        this.store = store;
        this.time = time;
        this.terms = terms;
        this.flows = List.copyOf(flows);
        this.planner = planner;
        this.share = new Share(terms, time);
        this.leased = new LeasedStore(store, time, terms, share::leases);
        this.partitions = new Partitions(share, this.flows, time, terms);
        this.sender = new Sender(leased, calls, time, terms, this.flows, share, partitions, atOnce);
    }

    /**
     * Sends until nothing is due, waiting for retries that are due soon. What was refused is tried once in each run, since its cause may be
     * mended. What waits for a record that does not come, was tried often enough, or is to wait for long, stays as it is: a later run tries
     * again.
     *
     * @param runSequence under which exceptions are opened and closed
     * @throws InterruptedException if the thread is told to end; everything is as it stands in the store
     */
    public void deliverAll(long runSequence, Closing closing) throws InterruptedException {
        hasLeft = false;
        Heartbeat.Beating heartbeat = leased.beating();
        try {
            Round round = store.inTransaction(tx -> enter(runSequence, tx));
            Patience patience = Patience.with(terms, time);
            while (!goOn(round, runSequence, closing)) {
                if (!share.isMember()) {
                    patience.await();
                }
            }
        } finally {
            heartbeat.stop();
            leave();
        }
    }

    /** Into the round in which others are; else into a new one. */
    private Round enter(long runSequence, StoreTransaction tx) {
        Round last = Round.last(tx);
        if (last.state() != Round.State.CLOSED && share.hasOthers(tx)) {
            flows.forEach(flow -> CreateGuard.join(flow, tx));
            return last;
        }
        share.join(tx);
        partitions.ofNextBatch(tx);
        planner.reroute(tx, time.instant(), runSequence);
        flows.forEach(flow -> new Rulings(flow, tx, time.instant(), runSequence).apply());
        flows.forEach(flow -> renew(flow, tx));
        flows.forEach(flow -> planNewer(flow, tx));
        flows.forEach(flow -> CreateGuard.begin(flow, tx));
        return last.next().store(tx);
    }

    /** One step towards the end of the round; whether it is over. */
    private boolean goOn(Round round, long runSequence, Closing closing) throws InterruptedException {
        Round.State state = store.inTransaction(tx -> standing(round, tx));
        if (state == Round.State.CLOSED || !share.isMember()) {
            return state == Round.State.CLOSED;
        }
        try {
            if (state == Round.State.OPEN) {
                sender.send(runSequence);
                if (!leased.inTransaction(tx -> end(round, runSequence, tx))) {
                    return false;
                }
            }
            closing.close(leased);
            leased.inTransaction(tx -> round.in(Round.State.CLOSED).store(tx));
            return true;
        } catch (LeaseLostException e) {
            log.warn("This engine stood still, and others have taken over: {}", e.getMessage());
            leave();
            return false;
        }
    }

    /** Takes part while there is something to send, and when the others are gone. */
    private Round.State standing(Round round, StoreTransaction tx) {
        Round last = Round.last(tx);
        if (last.number() != round.number() || last.state() == Round.State.CLOSED) {
            return Round.State.CLOSED;
        }
        boolean takesPart = last.state() == Round.State.OPEN && !hasLeft;
        if (!share.isMember() && (takesPart || !share.hasOthers(tx))) {
            share.join(tx);
        }
        return last.state();
    }

    /** Whether all that is left is to close the round. Else this engine leaves, or has more to send since others ended. */
    private boolean end(Round round, long runSequence, StoreTransaction tx) {
        partitions.ofNextBatch(tx);
        if (!share.isAlone()) {
            hasLeft = true;
            share.leave(tx);
            return false;
        }
        if (partitions.hasChangedSinceAsked() || !share.isWhole()) {
            return false;
        }
        BlockedRows.report(flows, tx, runSequence);
        CreateGuard.of(flows, tx).values().forEach(guard -> guard.report(tx, runSequence));
        round.in(Round.State.CLOSING).store(tx);
        return true;
    }

    /** What cannot be given back ends by itself. */
    private void leave() {
        if (!share.leases().isEmpty()) {
            try {
                store.inTransaction(tx -> {
                    share.leave(tx);
                    return tx;
                });
            } catch (RuntimeException e) {
                log.warn("The leases of this engine could not be given back: others wait until they end", e);
                share.forget();
            }
        }
    }

    private static void renew(DeliverFlow<?> flow, StoreTransaction tx) {
        Set<String> open = Attempts.open(flow, tx).keySet();
        new DeliveryPages(flow, State.REJECTED, State.RETRY).each(tx, page -> {
            tx.deliveries()
                    .put(page.stream()
                            .map(row -> row.state() == State.REJECTED && open.contains(row.recordId())
                                    ? DeliveryRows.unsettled(row)
                                    : DeliveryRows.renewed(row))
                            .toList());
            return true;
        });
    }

    /**
     * The next run may create that many records in the flow's target.
     *
     * @throws IllegalArgumentException if there is no such flow
     */
    public void allowCreates(String flowName, int creates) {
        DeliverFlow<?> flow = flows.stream()
                .filter(each -> each.name().equals(flowName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no flow '%s'".formatted(flowName)));
        store.inTransaction(tx -> {
            CreateGuard.allow(flow, creates, tx);
            return flow;
        });
    }

    /** State transfer: what is applied follows its record. Documents are frozen. */
    private void planNewer(DeliverFlow<?> flow, StoreTransaction tx) {
        if (flow.isDocument()) {
            return;
        }
        String reader = "deliver/" + flow.name();
        long newest = tx.records().lastPosition();
        long read = tx.cursors()
                .find(reader)
                .map(CursorRow::position)
                .map(Long::valueOf)
                .orElse(0L);
        if (newest > read) {
            tx.deliveries().planNewer(flow.target(), flow.type().name(), read, time.instant());
            if (flow.ends()) {
                tx.deliveries().planGone(flow.target(), flow.type().name(), read, time.instant());
            }
            tx.cursors().put(reader, new CursorRow(Long.toString(newest), ""));
        }
    }
}
