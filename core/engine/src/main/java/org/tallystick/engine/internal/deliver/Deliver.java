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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/**
 * Makes targets have what was planned: at least once on the wire, one record in the target. Every batch is committed before it is
 * sent; one whose outcome was not stored is unknown, and is looked up by key before anything is sent again (F-DUP-01, RES-3).
 */
public final class Deliver {

    private final Store store;
    private final Calls calls;
    private final EngineTime time;
    private final List<DeliverFlow<?>> flows;
    private final Map<String, Integer> allowed = new ConcurrentHashMap<>();

    public Deliver(Store store, Calls calls, EngineTime time, List<DeliverFlow<?>> flows) {
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.flows = List.copyOf(flows);
    }

    /**
     * Sends until nothing is due, waiting for retries that are due soon. What was refused is tried once in each run, since its cause may be
     * mended. What waits for a record that does not come, was tried often enough, or is to wait for long, stays as it is: a later run tries
     * again.
     *
     * @param runSequence under which exceptions are opened and closed
     * @throws InterruptedException if the thread is told to end; everything is as it stands in the store
     */
    public void deliverAll(long runSequence) throws InterruptedException {
        store.inTransaction(tx -> flows.stream().map(flow -> recover(flow, tx)).toList());
        flows.forEach(this::renew);
        flows.forEach(this::planNewer);
        Map<DeliverFlow<?>, CreateGuard> guards = guards();
        List<DeliverFlow<?>> answering = new ArrayList<>(flows);
        boolean goOn = true;
        while (goOn) {
            goOn = pass(answering, guards, runSequence) || awaitRetry(answering) || release(answering, guards);
        }
        store.inTransaction(tx -> {
            BlockedRows.report(flows, tx, runSequence);
            guards.values().forEach(guard -> guard.report(tx, runSequence));
            return flows;
        });
    }

    private boolean renew(DeliverFlow<?> flow) {
        return new DeliveryPages(flow, State.REJECTED, State.RETRY).each(store, page -> store.inTransaction(tx -> {
            tx.deliveries().put(page.stream().map(DeliveryRows::renewed).toList());
            return true;
        }));
    }

    /**
     * The next run may create that many records in the flow's target.
     *
     * @throws IllegalArgumentException if there is no such flow
     */
    public void allowCreates(String flowName, int creates) {
        if (flows.stream().noneMatch(flow -> flow.name().equals(flowName))) {
            throw new IllegalArgumentException("There is no flow '%s'".formatted(flowName));
        }
        allowed.put(flowName, creates);
    }

    private Map<DeliverFlow<?>, CreateGuard> guards() {
        return store.inTransaction(tx -> {
            Map<DeliverFlow<?>, CreateGuard> guards = new HashMap<>();
            for (DeliverFlow<?> flow : flows) {
                Integer leave = allowed.remove(flow.name());
                guards.put(flow, CreateGuard.of(flow, leave == null ? flow.maxCreates() : leave, tx));
            }
            return guards;
        });
    }

    private boolean release(List<DeliverFlow<?>> answering, Map<DeliverFlow<?>, CreateGuard> guards) {
        return store.inTransaction(tx -> answering.stream()
                .map(flow -> requireNonNull(guards.get(flow)).release(tx))
                .reduce(false, Boolean::logicalOr));
    }

    /** State transfer: what is applied follows its record. Documents are frozen. */
    private void planNewer(DeliverFlow<?> flow) {
        if (flow.isDocument()) {
            return;
        }
        store.inTransaction(tx -> {
            String reader = "deliver/" + flow.name();
            long newest = tx.records().lastPosition();
            long read = tx.cursors()
                    .find(reader)
                    .map(CursorRow::position)
                    .map(Long::valueOf)
                    .orElse(0L);
            if (newest > read) {
                tx.deliveries().planNewer(flow.target(), flow.type().name(), read, time.instant());
                tx.cursors().put(reader, new CursorRow(Long.toString(newest), ""));
            }
            return newest;
        });
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
            FlowPass.Result result = new FlowPass<>(flow, guard, store, calls, time, givesWay, runSequence).run();
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
        return !first.isEmpty()
                && store.inTransaction(tx -> first.stream()
                        .anyMatch(each -> !tx.deliveries()
                                .due(each.target(), each.type().name(), FlowPass.DUE, time.instant(), 1)
                                .isEmpty()));
    }

    /** A batch whose outcome was never stored: nobody knows. */
    private int recover(DeliverFlow<?> flow, StoreTransaction tx) {
        List<IntentRow> intents =
                tx.deliveries().intents(flow.target(), flow.type().name());
        for (IntentRow intent : intents) {
            List<DeliveryRow> unknown = new ArrayList<>();
            for (String recordId : intent.recordIds()) {
                tx.deliveries()
                        .find(flow.target(), flow.type().name(), recordId)
                        .filter(row -> row.state() == State.SENT)
                        .ifPresent(
                                row -> unknown.add(DeliveryRows.unknown(row, flow.visibleFrom(time.instant()), null)));
            }
            tx.deliveries().put(unknown);
        }
        return intents.size();
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
                : new DeliveryPages(flow, State.RETRY);
        waiting.each(store, page -> page.stream()
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
