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
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.deliver.Attempts.Attempt;
import org.tallystick.engine.internal.deliver.Outcomes.Step;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * One flow, once: what is unknown is looked up, what is due is looked up and sent, what waited for a record that came is freed. Between two
 * batches it gives way to what is more critical.
 */
final class FlowPass<T extends Entity> {

    /** To be sent. */
    static final Set<State> DUE = Set.of(State.PLANNED, State.RETRY);

    /**
     * What a pass came to.
     *
     * @param isProgress whether something changed, or the target could not be asked
     * @param problem why the target could not be asked; none: it could
     */
    record Result(boolean isProgress, @Nullable Problem problem) {}

    private final DeliverFlow<T> flow;
    private final Store store;
    private final Calls calls;
    private final EngineTime time;
    private final Outcomes<T> outcomes;
    private final UnknownOutcomes<T> unknownOutcomes;
    private final CreateGuard guard;
    private final Section section;
    private final BooleanSupplier givesWay;
    private final Instant now;

    FlowPass(
            DeliverFlow<T> flow,
            CreateGuard guard,
            Section section,
            Store store,
            Calls calls,
            EngineTime time,
            BooleanSupplier givesWay,
            long runSequence) {
        this.givesWay = givesWay;
        this.guard = guard;
        this.section = section;
        this.flow = flow;
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.outcomes = new Outcomes<>(flow, store, calls, time, runSequence);
        this.now = time.instant();
        this.unknownOutcomes = new UnknownOutcomes<>(flow, outcomes, calls, now);
    }

    /** If the target cannot be asked, everything stays as it is. */
    Result run() {
        try {
            boolean progress = lookUpUnknown();
            progress |= sendDue();
            progress |= release();
            return new Result(progress, null);
        } catch (ConnectorException e) {
            return new Result(true, e.problem());
        }
    }

    /** The target is asked first, whatever became of the record meanwhile: only then is it known whether anything is to be sent. */
    private boolean lookUpUnknown() {
        return new DeliveryPages(flow, State.UNKNOWN, State.ABSENT)
                .of(section.held())
                .each(store, this::lookUpUnknown);
    }

    private boolean lookUpUnknown(List<DeliveryRow> unknown) {
        Map<String, Found> found = lookUp(unknown);
        Open open = store.inTransaction(tx -> open(unknown, tx));
        List<Step> settled = new ArrayList<>();
        List<DeliveryRow> there = new ArrayList<>();
        for (DeliveryRow row : unknown) {
            if (found.containsKey(row.externalKey())) {
                there.add(row);
            } else {
                notThere(row, open.attempts().get(row.recordId()), open).ifPresent(settled::add);
            }
        }
        settled.addAll(arrived(there, found, open));
        outcomes.store(settled);
        return settled.stream().anyMatch(step -> step.row().state() != State.UNKNOWN);
    }

    /**
     * What is known of rows whose outcome is not.
     *
     * @param attempts what was sent, by record id
     * @param present the records that their sources still have
     */
    private record Open(Map<String, Attempt> attempts, Set<String> present) {}

    private Open open(List<DeliveryRow> rows, StoreTransaction tx) {
        Set<String> present = new HashSet<>();
        tx.records()
                .find(
                        flow.type().name(),
                        rows.stream().map(DeliveryRow::recordId).toList())
                .forEach((id, record) -> {
                    if (record.seen() != null) {
                        present.add(id);
                    }
                });
        return new Open(Attempts.open(flow, tx), present);
    }

    private Optional<Step> notThere(DeliveryRow row, @Nullable Attempt attempt, Open open) {
        return open.present().contains(row.recordId())
                ? unknownOutcomes.notThere(row, attempt)
                : unknownOutcomes.notThereAndGone(row);
    }

    private List<Step> arrived(List<DeliveryRow> rows, Map<String, Found> found, Open open) {
        Preparation<T> sent = store.inTransaction(tx -> Preparation.of(flow, rows, tx, now));
        List<Step> steps = new ArrayList<>();
        sent.held().forEach(step -> steps.add(stillUnknown(step)));
        for (Prepared<T> each : sent.ready()) {
            Found there = requireNonNull(found.get(each.row().externalKey()));
            compare(each, there)
                    .or(() -> notThere(each.of(there.remoteId()).row(), each.isRepeat() ? each.attempt() : null, open))
                    .ifPresent(steps::add);
        }
        return steps;
    }

    /** The target has something under its key that cannot be compared: neither sent again nor refused. */
    private Step stillUnknown(Step step) {
        DeliveryRow row = step.row();
        Problem problem = step.problem();
        return Outcomes.unknown(row, problem == null ? DeliveryProblems.waitsFor(flow, row) : problem);
    }

    /** A failure that may pass is the target's; any other is this record's, and what is unknown stays so. */
    private Optional<Step> compare(Prepared<T> each, Found found) {
        try {
            return outcomes.compare(each, found);
        } catch (ConnectorException e) {
            if (e.kind().advice() == FailureKind.Advice.TRY_LATER) {
                throw e;
            }
            return Optional.of(
                    each.isRepeat()
                            ? Outcomes.unknown(each.row(), e.problem())
                            : Outcomes.rejected(each.row(), e.problem()));
        }
    }

    private boolean sendDue() {
        Preparation<T> due = due();
        boolean progress = !due.isEmpty();
        while (!due.isEmpty()) {
            outcomes.store(due.held());
            end(due.gone());
            send(due.ready());
            if (givesWay.getAsBoolean()) {
                return true;
            }
            due = due();
        }
        return progress;
    }

    /** What was deleted is ended. Nothing of it need be known if this breaks off: it is ended again. */
    private void end(List<DeliveryRow> gone) {
        if (gone.isEmpty()) {
            return;
        }
        List<DeliveryRow> ended = new ArrayList<>();
        boolean isAgain = gone.stream().allMatch(row -> row.attempts() > 0);
        List<Outcome> answers = calls.write(flow.target(), flow.tier(), isAgain, () -> {
            ended.addAll(stillGone(gone));
            return endAll(ended);
        });
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ended.size(); i++) {
            steps.add(outcomes.ended(ended.get(i), answers.get(i)));
        }
        outcomes.store(steps);
    }

    /**
     * As they are when the call begins, which may have had to wait: what came back meanwhile is sent next, and what another engine took over is its
     * own (F-RUN-01).
     */
    private List<DeliveryRow> stillGone(List<DeliveryRow> gone) {
        Instant begun = time.instant();
        List<DeliveryRow> still =
                store.inTransaction(tx -> Preparation.of(flow, gone, tx, now).gone());
        section.requireTimeToSend(begun);
        return still;
    }

    private List<Outcome> endAll(List<DeliveryRow> ended) {
        if (ended.isEmpty()) {
            return List.of();
        }
        try {
            flow.end(ended.stream().map(DeliveryRow::externalKey).toList());
            return ended.stream()
                    .map(row -> Outcome.applied(requireNonNull(row.remoteId())))
                    .toList();
        } catch (ConnectorException e) {
            return ended.stream().map(row -> Outcome.of(e.problem())).toList();
        }
    }

    private void send(List<Prepared<T>> batch) {
        Map<String, Found> there = lookUp(batch.stream().map(Prepared::row).toList());
        List<Prepared<T>> toWrite = new ArrayList<>();
        List<Step> settled = new ArrayList<>();
        for (Prepared<T> each : batch) {
            Found found = there.get(each.row().externalKey());
            Optional<Step> step = found == null ? notToBeWritten(each) : compare(each, found);
            step.ifPresentOrElse(settled::add, () -> toWrite.add(found == null ? each : each.of(found.remoteId())));
        }
        outcomes.store(settled);
        if (!toWrite.isEmpty()) {
            write(toWrite);
        }
    }

    /** A repetition that waited so long that the target may have forgotten its key is unknown again (F-DUP-06). */
    private Optional<Step> notToBeWritten(Prepared<T> each) {
        if (guard.holds(each)) {
            return Optional.of(guard.held(each.row()));
        }
        return each.isRepeat() && !unknownOutcomes.mayRepeat(each.row(), each.attempt())
                ? Optional.of(Outcomes.unknown(each.row(), flow.visibleFrom(now), null))
                : Optional.empty();
    }

    private void write(List<Prepared<T>> batch) {
        List<Prepared<T>> sent = batch.stream().map(Prepared::sent).toList();
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        sent.forEach(each -> attempts.put(each.row().recordId(), each.attempt()));
        IntentRow intent = Attempts.batch(flow, attempts, time.instant());
        boolean isAgain = batch.stream().allMatch(each -> each.row().attempts() > 0);
        Map<String, String> echoes = EchoForm.expected(flow, sent);
        List<Outcome> answers = calls.write(flow.target(), flow.tier(), isAgain, () -> {
            commit(batch, intent, echoes);
            return call(sent.stream().map(Prepared::write).toList());
        });
        outcomes.store(sent, answers, intent);
    }

    /** What is in flight must be known as it is sent: what the target has is compared with it later. */
    private void commit(List<Prepared<T>> batch, IntentRow intent, Map<String, String> echoes) {
        Instant begun = store.inTransaction(tx -> {
            Instant begins = time.instant();
            Attempts.close(
                    flow,
                    tx,
                    batch.stream()
                            .filter(Prepared::isRepeat)
                            .map(each -> each.row().recordId())
                            .collect(toSet()));
            Map<String, String> fingerprints = new HashMap<>();
            echoes.forEach((id, form) -> fingerprints.put(id, Fingerprints.of(form)));
            tx.echoes().expect(flow.target(), flow.type().name(), fingerprints);
            if (flow.isOwned()) {
                SentViews.store(tx, flow, batch, echoes);
            }
            tx.deliveries()
                    .put(batch.stream()
                            .filter(Prepared::isNewer)
                            .map(Prepared::row)
                            .toList());
            tx.deliveries().send(intent, batch.stream().map(Prepared::row).toList());
            return begins;
        });
        section.requireTimeToSend(begun);
    }

    private List<Outcome> call(List<Write<T>> batch) {
        try {
            List<Outcome> answers = List.copyOf(flow.sink().write(batch));
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
        return new DeliveryPages(flow, State.BLOCKED).of(section.held()).each(store, this::release);
    }

    /** All in one transaction: what is withdrawn meanwhile is not freed. */
    private boolean release(List<DeliveryRow> page) {
        return store.inTransaction(tx -> {
            Preparation<T> preparation = Preparation.of(flow, stillBlocked(page, tx), tx, now);
            List<Step> steps = new ArrayList<>(preparation.held());
            Stream.concat(preparation.ready().stream().map(Prepared::row), preparation.gone().stream())
                    .map(row -> Outcomes.step(DeliveryRows.planned(row)))
                    .forEach(steps::add);
            return !steps.isEmpty()
                    && outcomes.store(tx, steps) > preparation.held().size();
        });
    }

    private List<DeliveryRow> stillBlocked(List<DeliveryRow> page, StoreTransaction tx) {
        List<String> ids = page.stream().map(DeliveryRow::recordId).toList();
        return tx.deliveries().find(flow.target(), flow.type().name(), ids, section.held()).stream()
                .filter(row -> row.state() == State.BLOCKED)
                .toList();
    }

    /** The next batch, as it is to be sent. */
    private Preparation<T> due() {
        return store.inTransaction(tx -> Preparation.of(flow, due(tx), tx, now));
    }

    private List<DeliveryRow> due(StoreTransaction tx) {
        guard.refresh(tx);
        Set<Integer> partitions = section.ofNextBatch(tx);
        return partitions.isEmpty()
                ? List.of()
                : tx.deliveries()
                        .due(
                                flow.target(),
                                flow.type().name(),
                                DUE,
                                partitions,
                                now,
                                flow.capabilities().batchSize());
    }

    private Map<String, Found> lookUp(List<DeliveryRow> rows) {
        Set<String> keys = rows.stream().map(DeliveryRow::externalKey).collect(toSet());
        return keys.isEmpty() ? Map.of() : calls.read(flow.target(), flow.tier(), () -> flow.byExternalKey(keys));
    }
}
