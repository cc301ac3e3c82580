package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.node.Heartbeat;
import org.tallystick.engine.internal.node.LeasedStore;
import org.tallystick.engine.internal.node.Patience;
import org.tallystick.engine.internal.node.Share;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
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
    private final Calls calls;
    private final EngineTime time;
    private final Terms terms;
    private final List<DeliverFlow<?>> flows;
    private final Planner planner;
    private final Share share;
    private final Partitions partitions;

    /** Whether it had nothing more to send in this round, and others had. */
    private boolean hasLeft;

    /** What follows when all engines have sent what they could, by one of them. It may be done again by another if that one ends. */
    @FunctionalInterface
    public interface Closing {
        void close(Store leased);
    }

    public Deliver(
            Store store, Calls calls, EngineTime time, List<DeliverFlow<?>> flows, Planner planner, Terms terms) {
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.terms = terms;
        this.flows = List.copyOf(flows);
        this.planner = planner;
        this.share = new Share(terms, time);
        this.leased = new LeasedStore(store, time, terms, share::leases);
        this.partitions = new Partitions(share, this.flows, time, terms);
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
            return last;
        }
        share.join(tx);
        partitions.balanced(tx);
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
                send(runSequence);
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

    private void send(long runSequence) throws InterruptedException {
        Map<DeliverFlow<?>, CreateGuard> guards = leased.inTransaction(this::guards);
        List<DeliverFlow<?>> answering = new ArrayList<>(flows);
        Patience patience = Patience.with(terms, time);
        partitions.hasGrown();
        boolean goOn = true;
        while (goOn) {
            goOn = pass(answering, guards, runSequence)
                    || partitions.hasGrown()
                    || awaitRetry(answering)
                    || takeOver(patience)
                    || release(answering, guards);
        }
    }

    private Map<DeliverFlow<?>, CreateGuard> guards(StoreTransaction tx) {
        Map<DeliverFlow<?>, CreateGuard> guards = new HashMap<>();
        flows.forEach(flow -> guards.put(flow, CreateGuard.of(flow, tx)));
        return guards;
    }

    /** Whether all that is left is to close the round. Else this engine leaves, or has more to send since others ended. */
    private boolean end(Round round, long runSequence, StoreTransaction tx) {
        partitions.balanced(tx);
        if (!share.isAlone()) {
            hasLeft = true;
            share.leave(tx);
            return false;
        }
        if (partitions.hasGrown() || !share.isWhole()) {
            return false;
        }
        BlockedRows.report(flows, tx, runSequence);
        guards(tx).values().forEach(guard -> guard.report(tx, runSequence));
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

    /** When no other engine has anything to send. */
    private boolean release(List<DeliverFlow<?>> answering, Map<DeliverFlow<?>, CreateGuard> guards) {
        return share.isAlone()
                && leased.inTransaction(tx -> answering.stream()
                        .map(flow -> requireNonNull(guards.get(flow)).release(tx))
                        .reduce(false, Boolean::logicalOr));
    }

    /** Waits for its part: until others give it back, or the leases of one that is gone end. */
    private boolean takeOver(Patience patience) throws InterruptedException {
        if (share.isFull()) {
            return false;
        }
        patience.await();
        leased.inTransaction(partitions::balanced);
        return true;
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

    /** A flow whose target cannot be asked, repetitions included, is left to the next run. */
    private boolean pass(List<DeliverFlow<?>> answering, Map<DeliverFlow<?>, CreateGuard> guards, long runSequence) {
        boolean progress = false;
        for (DeliverFlow<?> flow : List.copyOf(answering)) {
            if (isMoreCriticalDue(answering, flow)) {
                return true;
            }
            CreateGuard guard = requireNonNull(guards.get(flow));
            BooleanSupplier givesWay = () -> isMoreCriticalDue(answering, flow);
            FlowPass.Result result =
                    new FlowPass<>(flow, guard, partitions, leased, calls, time, givesWay, runSequence).run();
            if (result == FlowPass.Result.TARGET_FAILS) {
                answering.remove(flow);
            }
            progress |= result != FlowPass.Result.QUIET;
        }
        return progress;
    }

    /** Whether something more critical is to be sent first (RES-18). */
    private boolean isMoreCriticalDue(List<DeliverFlow<?>> answering, DeliverFlow<?> flow) {
        List<DeliverFlow<?>> first =
                answering.stream().filter(each -> each.isMoreCriticalThan(flow)).toList();
        return !first.isEmpty() && leased.inTransaction(tx -> first.stream().anyMatch(each -> isDue(each, tx)));
    }

    private boolean isDue(DeliverFlow<?> flow, StoreTransaction tx) {
        return !tx.deliveries()
                .due(flow.target(), flow.type().name(), FlowPass.DUE, partitions.held(), time.instant(), 1)
                .isEmpty();
    }

    /** What is due later than a run waits for stays for a later one. */
    private boolean awaitRetry(List<DeliverFlow<?>> answering) throws InterruptedException {
        Instant latest = calls.latestOfRun();
        Optional<Instant> next = answering.stream()
                .flatMap(flow -> nextDue(flow, latest).stream())
                .min(Comparator.naturalOrder());
        if (next.isPresent()) {
            time.await(Duration.between(time.instant(), next.get()));
        }
        return next.isPresent();
    }

    /** When the next is to be sent again, or looked up again where that can tell more. */
    private Optional<Instant> nextDue(DeliverFlow<?> flow, Instant latest) {
        List<Instant> firsts = new ArrayList<>();
        DeliveryPages waiting = flow.isProbed()
                ? new DeliveryPages(flow, State.RETRY, State.UNKNOWN, State.ABSENT)
                : new DeliveryPages(flow, State.RETRY, State.ABSENT);
        waiting.of(partitions.held())
                .each(
                        leased,
                        page -> page.stream()
                                .filter(row -> row.state() == State.RETRY
                                        ? !calls.isSpent(row.attempts())
                                        : row.dueAt().isAfter(time.instant()))
                                .map(DeliveryRow::dueAt)
                                .filter(due -> !due.isAfter(latest))
                                .min(Comparator.naturalOrder())
                                .map(firsts::add)
                                .orElse(false));
        return firsts.stream().min(Comparator.naturalOrder());
    }
}
