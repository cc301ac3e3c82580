package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Backoff;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** What became of deliveries: states, links and exceptions, in one transaction per batch. */
final class Outcomes<T extends Entity> {

    /** A delivery's next row, and what is wrong with it. */
    record Step(DeliveryRow row, @Nullable Problem problem) {}

    private final DeliverFlow<T> flow;
    private final Store store;
    private final Backoff backoff;
    private final EngineTime time;
    private final long runSequence;

    Outcomes(DeliverFlow<T> flow, Store store, Backoff backoff, EngineTime time, long runSequence) {
        this.flow = flow;
        this.store = store;
        this.backoff = backoff;
        this.time = time;
        this.runSequence = runSequence;
    }

    /** What the target has is taken for this delivery; a document only if its content is equal. */
    Step adopt(Prepared<T> prepared, Found found) {
        DeliveryRow row = prepared.row();
        if (flow.isDocument()) {
            String ours = flow.digest(prepared.write());
            if (!ours.equals(found.digest())) {
                return rejected(row, DeliveryProblems.differentContent(flow, row, ours, found.digest()));
            }
        }
        return taken(row, found);
    }

    /** What the target has is this delivery's. */
    static Step taken(DeliveryRow row, Found found) {
        return step(
                DeliveryRows.isUntried(row)
                        ? DeliveryRows.adopted(row, found.remoteId())
                        : DeliveryRows.applied(row, found.remoteId()));
    }

    static Step step(DeliveryRow row) {
        return new Step(row, null);
    }

    static Step rejected(DeliveryRow row, Problem problem) {
        return new Step(DeliveryRows.rejected(row, problem), problem);
    }

    static Step unknown(DeliveryRow row, @Nullable Problem problem) {
        return new Step(DeliveryRows.unknown(row, problem), problem);
    }

    void store(List<Step> steps) {
        if (!steps.isEmpty()) {
            store.inTransaction(tx -> write(tx, steps));
        }
    }

    /** The answers to a batch that was sent: its intent ends with them. */
    void store(List<DeliveryRow> sent, List<Outcome> answers, IntentRow intent) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            steps.add(after(sent.get(i), answers.get(i)));
        }
        store.inTransaction(tx -> {
            tx.deliveries().removeIntent(intent.id());
            return write(tx, steps);
        });
    }

    private Step after(DeliveryRow sent, Outcome answer) {
        Problem problem = answer.problem();
        return switch (answer.kind()) {
            case APPLIED, UNCHANGED -> step(DeliveryRows.applied(sent, requireNonNull(answer.remoteId())));
            case REJECTED -> rejected(sent, requireNonNull(problem));
            case UNKNOWN -> unknown(sent, problem);
            case RETRY -> retry(sent, requireNonNull(problem));
        };
    }

    Step retry(DeliveryRow sent, Problem problem) {
        boolean triedOftenEnough = sent.attempts() >= backoff.maxAttempts();
        return new Step(
                DeliveryRows.retry(sent, time.instant().plus(backoff.after(sent.attempts(), problem)), problem),
                triedOftenEnough ? problem : null);
    }

    private int write(StoreTransaction tx, List<Step> steps) {
        Map<RefKey, String> links = new HashMap<>();
        for (Step step : steps) {
            DeliveryRow row = step.row();
            if (row.state() == State.APPLIED) {
                links.put(new RefKey(row.target(), row.type(), requireNonNull(row.remoteId())), row.recordId());
            }
            if (step.problem() != null || !isUnsettled(row)) {
                DeliveryExceptions.ofDelivery(tx, flow, row, step.problem(), runSequence);
            }
        }
        tx.crosswalk().link(links);
        tx.deliveries().put(steps.stream().map(Step::row).toList());
        return steps.size();
    }

    /** Its exception stays as it is: that it waits, or is tried again, settles nothing. */
    private static boolean isUnsettled(DeliveryRow row) {
        return row.state() == State.RETRY || row.state() == State.BLOCKED;
    }

    /** The target could be asked. */
    void targetAnswers() {
        raiseForTarget(null);
    }

    /** The target could not be asked; nothing was sent that was not committed before. */
    void targetFails(Problem problem) {
        raiseForTarget(problem);
    }

    private void raiseForTarget(@Nullable Problem problem) {
        store.inTransaction(tx -> {
            DeliveryExceptions.ofFlow(tx, flow, problem, runSequence);
            return flow;
        });
    }
}
