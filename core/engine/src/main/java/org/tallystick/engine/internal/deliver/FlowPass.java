package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.internal.call.Backoff;
import org.tallystick.engine.internal.call.Caller;
import org.tallystick.engine.internal.deliver.Outcomes.Step;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/** One flow, once: what is unknown is looked up, what is due is looked up and sent, what waited for a record that came is freed. */
final class FlowPass<T extends Entity> {

    /** What a pass came to. */
    enum Result {
        /** Something changed. */
        PROGRESS,
        /** Nothing is to do now. */
        QUIET,
        /** The target could not be asked. */
        TARGET_FAILS
    }

    private final DeliverFlow<T> flow;
    private final Store store;
    private final Caller caller;
    private final EngineTime time;
    private final Outcomes<T> outcomes;
    private final Instant now;

    FlowPass(DeliverFlow<T> flow, Store store, Caller caller, Backoff backoff, EngineTime time, long runSequence) {
        this.flow = flow;
        this.store = store;
        this.caller = caller;
        this.time = time;
        this.outcomes = new Outcomes<>(flow, store, backoff, time, runSequence);
        this.now = time.instant();
    }

    /** If the target cannot be asked, everything stays as it is and an exception says why. */
    Result run() {
        try {
            boolean progress = lookUpUnknown();
            progress |= sendDue();
            progress |= release();
            outcomes.targetAnswers();
            return progress ? Result.PROGRESS : Result.QUIET;
        } catch (ConnectorException e) {
            outcomes.targetFails(e.problem());
            return Result.TARGET_FAILS;
        }
    }

    private boolean lookUpUnknown() {
        List<Prepared<T>> unknown = prepare(inState(State.UNKNOWN));
        Map<String, Found> found = lookUp(unknown);
        List<Step> settled = new ArrayList<>();
        for (Prepared<T> each : unknown) {
            Found there = found.get(each.row().externalKey());
            settled.add(there == null ? absentAfterUnknown(each.row()) : outcomes.adopt(each, there));
        }
        outcomes.store(settled);
        return settled.stream().anyMatch(step -> step.row().state() != State.UNKNOWN);
    }

    /** A repetition waits like any other: a target that never answers is not asked without end. */
    private Step absentAfterUnknown(DeliveryRow row) {
        return flow.capabilities().strategy() == WriteStrategy.UPSERT_BY_EXTERNAL_KEY
                ? outcomes.retry(row, DeliveryProblems.neverArrived(flow, row))
                : Outcomes.unknown(row, DeliveryProblems.unsafeToRepeat(flow, row));
    }

    private boolean sendDue() {
        boolean progress = false;
        List<DeliveryRow> due = due();
        while (!due.isEmpty()) {
            progress = true;
            send(prepare(due));
            due = due();
        }
        return progress;
    }

    private void send(List<Prepared<T>> batch) {
        Map<String, Found> there = lookUp(batch);
        List<Prepared<T>> absent = new ArrayList<>();
        List<Step> adopted = new ArrayList<>();
        for (Prepared<T> each : batch) {
            Found found = there.get(each.row().externalKey());
            if (found == null) {
                absent.add(each);
            } else {
                adopted.add(outcomes.adopt(each, found));
            }
        }
        outcomes.store(adopted);
        if (!absent.isEmpty()) {
            write(absent);
        }
    }

    private void write(List<Prepared<T>> batch) {
        List<DeliveryRow> sent =
                batch.stream().map(each -> DeliveryRows.sent(each.row())).toList();
        IntentRow intent = Intents.of(flow, batch, time.instant());
        store.inTransaction(tx -> {
            tx.deliveries().putIntent(intent);
            tx.deliveries().put(sent);
            return sent;
        });
        outcomes.store(sent, call(batch.stream().map(Prepared::write).toList()), intent);
    }

    private List<Outcome> call(List<Write<T>> batch) {
        try {
            List<Outcome> answers = flow.sink().write(batch);
            return answers.size() == batch.size()
                    ? answers
                    : unknown(batch, "answered %d of %d writes".formatted(answers.size(), batch.size()));
        } catch (ConnectorException e) {
            return batch.stream().map(write -> Outcome.of(e.problem())).toList();
        } catch (RuntimeException e) {
            return unknown(batch, "threw " + e);
        }
    }

    private List<Outcome> unknown(List<Write<T>> batch, String defect) {
        Outcome outcome = Outcome.unknown(DeliveryProblems.connectorDefect(flow, defect));
        return batch.stream().map(write -> outcome).toList();
    }

    private boolean release() {
        List<Step> free = prepare(inState(State.BLOCKED)).stream()
                .map(each -> Outcomes.step(DeliveryRows.planned(each.row())))
                .toList();
        outcomes.store(free);
        return !free.isEmpty();
    }

    private List<DeliveryRow> due() {
        return store.inTransaction(tx -> tx.deliveries()
                .due(
                        flow.target(),
                        flow.type().name(),
                        Set.of(State.PLANNED, State.RETRY),
                        now,
                        flow.capabilities().batchSize()));
    }

    private List<DeliveryRow> inState(State state) {
        return store.inTransaction(
                tx -> tx.deliveries().inState(flow.target(), flow.type().name(), Set.of(state)));
    }

    private List<Prepared<T>> prepare(List<DeliveryRow> rows) {
        Preparation<T> preparation = store.inTransaction(tx -> Preparation.of(flow, rows, tx));
        outcomes.store(preparation.held());
        return preparation.ready();
    }

    private Map<String, Found> lookUp(List<Prepared<T>> batch) {
        Set<String> keys = batch.stream().map(each -> each.row().externalKey()).collect(toSet());
        return keys.isEmpty() ? Map.of() : caller.read(() -> flow.lookup().byExternalKey(keys));
    }
}
