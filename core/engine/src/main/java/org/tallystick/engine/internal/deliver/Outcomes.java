package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.deliver.Attempts.Attempt;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** What became of deliveries: states, links and exceptions, in one transaction per batch. */
final class Outcomes<T extends Entity> {

    /**
     * A delivery's next row, and what is wrong with it.
     *
     * @param isOpen whether the outcome of what was sent is still not known
     */
    record Step(DeliveryRow row, @Nullable Problem problem, boolean isOpen) {

        Step keepingAttempt() {
            return new Step(row, problem, true);
        }
    }

    private final DeliverFlow<T> flow;
    private final Store store;
    private final Calls calls;
    private final EngineTime time;
    private final long runSequence;

    Outcomes(DeliverFlow<T> flow, Store store, Calls calls, EngineTime time, long runSequence) {
        this.flow = flow;
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.runSequence = runSequence;
    }

    /**
     * What the target has, against what is to be there. Equal: it has it, and nothing is written. What was there before us is taken as it is
     * (decision 003), unless it may be somebody else's.
     *
     * @return none: the record is ours, and is to be brought to this state
     */
    Optional<Step> compare(Prepared<T> prepared, Found found) {
        DeliveryRow row = prepared.row();
        if (DeliveryRows.isUntried(row) && !flow.isTakenOnlyIfEqual()) {
            return Optional.of(step(taken(row, found)));
        }
        String ours = flow.digest(prepared.write());
        if (ours.equals(found.digest())) {
            return Optional.of(applied(taken(row, found), prepared.isRepeat() && row.attempts() > 1));
        }
        return flow.isFrozen()
                        || (flow.isTakenOnlyIfEqual() && !found.remoteId().equals(row.remoteId()))
                ? Optional.of(rejected(row, DeliveryProblems.differentContent(flow, row, ours, found.digest())))
                : Optional.empty();
    }

    /** What the target has is this delivery's. */
    private static DeliveryRow taken(DeliveryRow row, Found found) {
        return DeliveryRows.isUntried(row)
                ? DeliveryRows.adopted(row, found.remoteId())
                : DeliveryRows.applied(row, found.remoteId());
    }

    /** A newer state waits until what was sent again cannot come after it any more (F-ORD-07). */
    private Step applied(DeliveryRow row, boolean isSentAgain) {
        return step(
                isSentAgain && flow.mayTakeEffectTwice()
                        ? DeliveryRows.followedFrom(row, flow.lifeOf(time.instant()))
                        : row);
    }

    static Step step(DeliveryRow row) {
        return new Step(row, null, false);
    }

    static Step rejected(DeliveryRow row, Problem problem) {
        return new Step(DeliveryRows.rejected(row, problem), problem, false);
    }

    static Step unknown(DeliveryRow row, @Nullable Problem problem) {
        return unknown(row, row.dueAt(), problem);
    }

    static Step unknown(DeliveryRow row, Instant visibleFrom, @Nullable Problem problem) {
        return new Step(DeliveryRows.unknown(row, visibleFrom, problem), problem, true);
    }

    void store(List<Step> steps) {
        if (!steps.isEmpty()) {
            store.inTransaction(tx -> store(tx, steps));
        }
    }

    /** In a transaction of the caller; how many there were, at least one. */
    int store(StoreTransaction tx, List<Step> steps) {
        Set<String> closed = Attempts.close(
                flow,
                tx,
                steps.stream()
                        .filter(step -> !step.isOpen())
                        .map(step -> step.row().recordId())
                        .collect(toSet()));
        return write(tx, steps, closed, tx.deliveries()::put);
    }

    /** The answers to a batch that was sent: its intent ends with them. */
    void store(List<Prepared<T>> sent, List<Outcome> answers, IntentRow intent) {
        List<Step> steps = new ArrayList<>();
        Map<String, Attempt> open = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            Prepared<T> each = sent.get(i);
            Step step = after(each, answers.get(i));
            steps.add(step);
            if (step.isOpen()) {
                open.put(step.row().recordId(), each.attempt());
            } else if (each.isRepeat()) {
                repeated.add(step.row().recordId());
            }
        }
        store.inTransaction(tx -> {
            int written = write(tx, steps, repeated, rows -> tx.deliveries().settle(intent.id(), rows));
            Attempts.keep(flow, tx, open, intent.sentAt());
            return written;
        });
    }

    private Step after(Prepared<T> write, Outcome answer) {
        DeliveryRow sent = write.row();
        Problem problem = answer.problem();
        return switch (answer.kind()) {
            case APPLIED, UNCHANGED ->
                applied(DeliveryRows.applied(sent, requireNonNull(answer.remoteId())), write.isRepeat());
            case REJECTED -> refused(write, requireNonNull(problem));
            case UNKNOWN -> unknown(sent, flow.visibleFrom(time.instant()), problem);
            case RETRY -> calls.isRetried(requireNonNull(problem)) ? again(write, problem) : refused(write, problem);
        };
    }

    /** What the target was to end. An outcome that is not known is asked for again: ending it twice is ending it. */
    Step ended(DeliveryRow row, Outcome answer) {
        Problem problem = answer.problem();
        if (problem == null) {
            return step(DeliveryRows.ended(row));
        }
        DeliveryRow tried = DeliveryRows.sent(row);
        return answer.kind() == Outcome.Kind.UNKNOWN || calls.isRetried(problem)
                ? retry(tried, problem)
                : rejected(tried, problem);
    }

    /** That a repetition was not taken says no more of the first than a refusal: it stays open, with its content and the age of its key. */
    private Step again(Prepared<T> write, Problem problem) {
        Step retry = retry(write.row(), problem);
        return write.isRepeat() ? retry.keepingAttempt() : retry;
    }

    /** That a repetition is refused does not say what became of the first. */
    private Step refused(Prepared<T> write, Problem problem) {
        return write.isRepeat()
                ? new Step(
                        DeliveryRows.refusedAgain(write.row(), flow.visibleFrom(time.instant()), problem),
                        problem,
                        true)
                : rejected(write.row(), problem);
    }

    Step retry(DeliveryRow sent, Problem problem) {
        return new Step(
                DeliveryRows.retry(sent, calls.dueAfter(sent.attempts(), problem), problem),
                calls.isSpent(sent.attempts()) ? problem : null,
                false);
    }

    /** @param settled records that may have changed while their outcome was unknown */
    private int write(StoreTransaction tx, List<Step> steps, Set<String> settled, Consumer<List<DeliveryRow>> put) {
        Map<RefKey, String> links = new HashMap<>();
        List<String> well = new ArrayList<>();
        for (Step step : steps) {
            DeliveryRow row = step.row();
            if (row.state() == State.APPLIED) {
                links.put(new RefKey(row.target(), row.type(), requireNonNull(row.remoteId())), row.recordId());
            }
            if (step.problem() != null) {
                DeliveryExceptions.ofDelivery(tx, flow, row, step.problem(), runSequence);
            } else if (isSettled(row)) {
                well.add(row.recordId());
            }
        }
        DeliveryExceptions.settled(tx, flow, well, runSequence);
        DeliveryExceptions.agreed(tx, flow, links.values(), runSequence);
        tx.crosswalk().link(links);
        put.accept(steps.stream().map(Step::row).toList());
        planNewer(tx, steps, settled);
        return steps.size();
    }

    /** What waited for an outcome goes on to the newest state. */
    private void planNewer(StoreTransaction tx, List<Step> steps, Set<String> settled) {
        if (flow.isDocument() || settled.isEmpty()) {
            return;
        }
        Map<String, RecordRow> records = tx.records().find(flow.type().name(), settled);
        tx.deliveries()
                .put(steps.stream()
                        .map(Step::row)
                        .filter(row -> row.state() == State.APPLIED && settled.contains(row.recordId()))
                        .filter(row -> isOutdated(row, records.get(row.recordId())))
                        .map(row -> DeliveryRows.newer(row, time.instant()))
                        .toList());
    }

    private boolean isOutdated(DeliveryRow row, @Nullable RecordRow record) {
        return record != null
                && (record.seen() != null || flow.ends())
                && !flow.name().equals(record.flow())
                && !record.fingerprint().equals(row.fingerprint());
    }

    /** Else its exception stays as it is: that it waits, is tried or looked up again, or is held, settles nothing. */
    private static boolean isSettled(DeliveryRow row) {
        return row.state() == State.APPLIED || row.state() == State.PLANNED;
    }
}
