package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.Problem;

/**
 * What is sent by one thread: some flows, of some partitions, one batch after the other. No lane waits for another, so that a target that does not
 * answer keeps only its own waiting (RES-12).
 */
final class Lane {

    /**
     * What became of it.
     *
     * @param isProgress whether something changed
     * @param targets of each flow that was passed, why its target could not be asked; none: it could
     */
    record Sent(boolean isProgress, Map<DeliverFlow<?>, Optional<Problem>> targets) {

        /** What became of all of them. A target that one of them could not ask lacks an answer. */
        static Sent of(List<Sent> all) {
            Map<DeliverFlow<?>, Optional<Problem>> targets = new LinkedHashMap<>();
            all.forEach(sent -> sent.targets.forEach(
                    (flow, problem) -> targets.merge(flow, problem, (one, other) -> one.or(() -> other))));
            return new Sent(all.stream().anyMatch(Sent::isProgress), targets);
        }

        boolean lacksAnswer(DeliverFlow<?> flow) {
            return targets.getOrDefault(flow, Optional.empty()).isPresent();
        }
    }

    private final List<DeliverFlow<?>> answering;
    private final Map<DeliverFlow<?>, CreateGuard> guards;
    private final Section section;
    private final Store leased;
    private final Calls calls;
    private final EngineTime time;
    private final long runSequence;
    private final Map<DeliverFlow<?>, Optional<Problem>> targets = new LinkedHashMap<>();

    /** @param flows in the order in which they are sent, the most critical first */
    Lane(
            List<DeliverFlow<?>> flows,
            Map<DeliverFlow<?>, CreateGuard> guards,
            Section section,
            Store leased,
            Calls calls,
            EngineTime time,
            long runSequence) {
        this.answering = new ArrayList<>(flows);
        this.guards = guards;
        this.section = section;
        this.leased = leased;
        this.calls = calls;
        this.time = time;
        this.runSequence = runSequence;
    }

    /** Until nothing more is due that a run waits for, or others are to have some of the partitions. */
    Sent send() throws InterruptedException {
        boolean progress = false;
        boolean goOn = true;
        try {
            while (goOn) {
                boolean passed = pass();
                progress |= passed;
                goOn = !section.hasChanged() && (passed || awaitRetry()) && !section.hasChanged();
            }
        } finally {
            section.end();
        }
        return new Sent(progress, targets);
    }

    /** All flows once. One whose target cannot be asked, repetitions included, is left to the next run. */
    private boolean pass() {
        boolean progress = false;
        for (DeliverFlow<?> flow : List.copyOf(answering)) {
            BooleanSupplier givesWay = () -> isMoreCriticalDue(flow);
            if (givesWay.getAsBoolean()) {
                return true;
            }
            FlowPass.Result result = new FlowPass<>(
                            flow, requireNonNull(guards.get(flow)), section, leased, calls, time, givesWay, runSequence)
                    .run();
            Problem problem = result.problem();
            targets.put(flow, Optional.ofNullable(problem));
            if (problem != null) {
                answering.remove(flow);
                leased.inTransaction(tx -> {
                    DeliveryExceptions.ofFlow(tx, flow, problem, runSequence);
                    return flow;
                });
            }
            progress |= result.isProgress();
        }
        return progress;
    }

    /** Whether something more critical is to be sent first (RES-18). */
    private boolean isMoreCriticalDue(DeliverFlow<?> flow) {
        List<DeliverFlow<?>> first =
                answering.stream().filter(each -> each.isMoreCriticalThan(flow)).toList();
        return !first.isEmpty() && leased.inTransaction(tx -> first.stream().anyMatch(each -> isDue(each, tx)));
    }

    private boolean isDue(DeliverFlow<?> flow, StoreTransaction tx) {
        return !tx.deliveries()
                .due(flow.target(), flow.type().name(), FlowPass.DUE, section.held(), time.instant(), 1)
                .isEmpty();
    }

    /** What is due later than a run waits for stays for a later one. */
    private boolean awaitRetry() throws InterruptedException {
        Instant latest = calls.latestOfRun();
        Optional<Instant> next = answering.stream()
                .flatMap(flow -> nextDue(flow, latest).stream())
                .min(Comparator.naturalOrder());
        if (next.isPresent()) {
            time.await(Duration.between(time.instant(), next.get()));
        }
        return next.isPresent();
    }

    /** When the next is to be sent, again or after an older state, or looked up again where that can tell more. */
    private Optional<Instant> nextDue(DeliverFlow<?> flow, Instant latest) {
        List<Instant> firsts = new ArrayList<>();
        DeliveryPages waiting = flow.isProbed()
                ? new DeliveryPages(flow, State.PLANNED, State.RETRY, State.UNKNOWN, State.ABSENT)
                : new DeliveryPages(flow, State.PLANNED, State.RETRY, State.ABSENT);
        waiting.of(section.held())
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
