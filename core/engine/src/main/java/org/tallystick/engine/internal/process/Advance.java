package org.tallystick.engine.internal.process;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.internal.call.Interruption;
import org.tallystick.engine.internal.decide.DecisionTrail;
import org.tallystick.engine.internal.decide.DecisionWriter;
import org.tallystick.engine.internal.decide.Judged;
import org.tallystick.engine.internal.decide.PolicyGate;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.CaseBook;
import org.tallystick.engine.process.Deed;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessStep;
import org.tallystick.engine.process.ProcessStep.Undo;
import org.tallystick.engine.process.ProcessStep.Way;
import org.tallystick.engine.process.Verdict;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.rules.policy.PolicySet;

/**
 * Moves the processes that are due. Several engines may do it at once: a move begins with where the process stands, in the transaction that
 * moves it, so it is made once.
 */
public final class Advance {

    private static final Logger log = LoggerFactory.getLogger(Advance.class);

    private static final int PAGE = 200;
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration HELD_FOR = Duration.ofMinutes(15);
    private static final String HELD = "what holds the step back stands in its exceptions";
    private static final Set<Wait.Kind> UNDOING = EnumSet.of(Wait.Kind.DELIVERY, Wait.Kind.TIME);

    private final Store store;
    private final EngineTime time;
    private final Definitions definitions;
    private final PolicySet policies;
    private final Planner planner;

    public Advance(Store store, EngineTime time, Definitions definitions, PolicySet policies, Planner planner) {
        this.store = store;
        this.time = time;
        this.definitions = definitions;
        this.policies = policies;
        this.planner = planner;
    }

    /** The same on another store. */
    public Advance on(Store other) {
        return new Advance(other, time, definitions, policies, planner);
    }

    /** The definitions that it knows. */
    public Definitions definitions() {
        return definitions;
    }

    /** Moves what is due outside a run. While a run is open nothing moves: it sees one state of the hub. */
    public int all() {
        return all(null);
    }

    /**
     * Moves what is due as far as it goes without a delivery, a person or time.
     *
     * @param runId in which; none: outside a run
     * @return how many moves were made
     */
    public int all(@Nullable String runId) {
        int moves = 0;
        Page page = new Page("", List.of(), false);
        while (!page.isLast()) {
            String after = page.lastKey();
            page = store.inTransaction(tx -> page(tx, after, runId));
            for (String key : page.ready()) {
                Interruption.heed();
                moves += asFarAsItGoes(key, runId);
            }
        }
        return moves;
    }

    /** @param ready keys of those that can move */
    private record Page(String lastKey, List<String> ready, boolean isLast) {}

    /** Most that are due wait for what is not there yet: they are passed over in one transaction. */
    private Page page(StoreTransaction tx, String after, @Nullable String runId) {
        Instant now = time.instant();
        RunRow run = run(tx, runId);
        List<ProcessRow> rows =
                run == null && isRunOpen(tx) ? List.of() : tx.processes().due(now, after, PAGE);
        List<String> ready = rows.stream()
                .filter(row -> canMove(new Stand(tx, row, now, run)))
                .map(ProcessRow::key)
                .toList();
        String last = rows.isEmpty() ? after : rows.get(rows.size() - 1).key();
        return new Page(last, ready, rows.size() < PAGE);
    }

    private boolean canMove(Stand stand) {
        ProcessRow row = stand.row();
        Wait wait = Waits.read(row.waitsFor());
        ProcessDefinition definition = definitions.of(row).orElse(null);
        if (wait == null || definition == null) {
            return true;
        }
        try {
            ProcessStep step = definition.steps().get(definition.indexOf(row.step()));
            return new Awaited(stand.tx(), step, stand.situation(), planner)
                            .look(wait)
                            .kind()
                    != Verdict.Kind.NOT_YET;
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            log.debug("Process {} fails as it is looked at", row.key(), e);
            return true;
        }
    }

    private int asFarAsItGoes(String key, @Nullable String runId) {
        int moves = 0;
        while (moveOrSetAside(key, runId)) {
            moves++;
        }
        return moves;
    }

    /** A move that fails leaves nothing behind, and is tried again later; the others go on. */
    private boolean moveOrSetAside(String key, @Nullable String runId) {
        try {
            return store.inTransaction(tx -> due(tx, key, runId).map(this::move).orElse(false));
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            log.warn("Process {} could not be moved; it is tried again", key, e);
            store.inTransaction(tx -> due(tx, key, runId).map(stand -> failed(stand, e)));
            return false;
        }
    }

    private Optional<Stand> due(StoreTransaction tx, String key, @Nullable String runId) {
        Instant now = time.instant();
        RunRow run = run(tx, runId);
        if (run == null && isRunOpen(tx)) {
            return Optional.empty();
        }
        return tx.processes()
                .find(key)
                .filter(row -> row.dueAt() != null && !row.dueAt().isAfter(now))
                .map(row -> new Stand(tx, row, now, run));
    }

    private static @Nullable RunRow run(StoreTransaction tx, @Nullable String runId) {
        return runId == null ? null : tx.runs().find(runId).orElseThrow();
    }

    private static boolean isRunOpen(StoreTransaction tx) {
        return tx.runs().list().stream().anyMatch(RunRow::isOpen);
    }

    private boolean move(Stand stand) {
        ProcessDefinition definition = definitions.of(stand.row()).orElse(null);
        if (definition == null) {
            stand.raise(List.of(ProcessFindings.unknown(stand.row())));
            return false;
        }
        int index = definition.indexOf(stand.row().step());
        return switch (stand.row().state()) {
            case RUNNING -> act(stand, definition, index);
            case WAITING -> look(stand, definition, index);
            case COMPENSATING -> undo(stand, definition, index);
            case DONE, COMPENSATED, STUCK -> false;
        };
    }

    private boolean act(Stand stand, ProcessDefinition definition, int index) {
        ProcessStep step = definition.steps().get(index);
        Deed deed = step.act().act(stand.situation());
        String refusal = deed.refusal();
        if (refusal != null) {
            giveUp(stand, definition, index - 1, refusal);
            return true;
        }
        checkDeed(step, deed);
        if (!isWritten(stand, deed.decision())) {
            return false;
        }
        Wait wait = deed.awaited();
        if (wait == null) {
            next(stand, definition, index);
        } else {
            stand.to().await(wait);
        }
        return true;
    }

    private static void checkDeed(ProcessStep step, Deed deed) {
        Wait wait = deed.awaited();
        if (wait != null && !step.waits().contains(wait.kind())) {
            throw new IllegalStateException("Step '%s' waits for %s and declares %s: declare it with waitingFor(…)"
                    .formatted(step.name(), wait.kind(), step.waits()));
        }
        if (wait == null && step.isPivot()) {
            throw new IllegalStateException(
                    "The pivot '%s' is sent and forgotten: let it wait for its delivery or for a record (PAT-5)"
                            .formatted(step.name()));
        }
        Decision decision = deed.decision();
        if (decision.again() && !decision.puts().isEmpty()) {
            throw new IllegalStateException("Step '%s' is to be done again and puts %s: it does one or the other"
                    .formatted(step.name(), decision.puts()));
        }
        if (step.way() == Way.PUTS_NOTHING
                && !(decision.puts().isEmpty()
                        && decision.withdrawals().isEmpty()
                        && decision.deliveries().isEmpty()
                        && decision.claims().isEmpty())) {
            throw new IllegalStateException("Step '%s' says that it puts nothing, and puts %s: say how it is undone"
                    .formatted(step.name(), decision));
        }
    }

    private boolean look(Stand stand, ProcessDefinition definition, int index) {
        ProcessStep step = definition.steps().get(index);
        Wait wait = Waits.read(stand.row().waitsFor());
        Verdict verdict = new Awaited(stand.tx(), step, stand.situation(), planner).look(wait);
        return switch (verdict.kind()) {
            case MET -> {
                next(stand, definition, index);
                yield true;
            }
            case NOT_YET -> false;
            case FAILED -> {
                boolean neverSent = step.isPivot() && wait instanceof Wait.Delivery;
                giveUp(stand, definition, neverSent ? index - 1 : index, verdict.reason());
                yield true;
            }
        };
    }

    private static void next(Stand stand, ProcessDefinition definition, int index) {
        List<ProcessStep> steps = definition.steps();
        if (index + 1 == steps.size()) {
            stand.to().done("step " + steps.get(index).name() + " is done");
        } else {
            stand.to()
                    .run(steps.get(index + 1).name(), "step " + steps.get(index).name() + " is done");
        }
    }

    /** Back from that place; past the pivot there is no way back, and where nothing can be undone now a person settles it first. */
    private static void giveUp(Stand stand, ProcessDefinition definition, int from, String reason) {
        if (from >= 0 && definition.isPivotOrAfter(from)) {
            stuck(stand, reason);
            return;
        }
        Undoing.hindrance(definition, from, stand.situation())
                .ifPresentOrElse(
                        hindrance -> stuck(stand, reason + "; " + hindrance),
                        () -> stand.to().back(definition, from, reason));
    }

    private boolean undo(Stand stand, ProcessDefinition definition, int index) {
        ProcessStep step = definition.steps().get(index);
        Wait wait = Waits.read(stand.row().waitsFor());
        if (wait != null) {
            return undone(stand, definition, index, wait);
        }
        Undo undo = step.undo();
        if (undo == null) {
            stand.to().back(definition, index - 1, "step " + step.name() + " had put nothing");
            return true;
        }
        Deed deed = undo.act().act(stand.situation());
        String refusal = deed.refusal();
        if (refusal != null) {
            stuck(stand, refusal);
            return true;
        }
        Wait awaited = deed.awaited();
        if (awaited != null && !UNDOING.contains(awaited.kind())) {
            throw new IllegalStateException("What undoes step '%s' waits for %s: it may wait for %s"
                    .formatted(step.name(), awaited.kind(), UNDOING));
        }
        if (!isWritten(stand, deed.decision())) {
            return false;
        }
        if (awaited == null) {
            stand.to().back(definition, index - 1, "step " + step.name() + " is undone by " + undo.what());
        } else {
            stand.to().await(awaited);
        }
        return true;
    }

    private boolean undone(Stand stand, ProcessDefinition definition, int index, Wait wait) {
        ProcessStep step = definition.steps().get(index);
        Verdict verdict = new Awaited(stand.tx(), step, stand.situation(), planner).look(wait);
        return switch (verdict.kind()) {
            case MET -> {
                stand.to().back(definition, index - 1, "step " + step.name() + " is undone");
                yield true;
            }
            case NOT_YET -> false;
            case FAILED -> {
                stuck(stand, verdict.reason());
                yield true;
            }
        };
    }

    /** Whether it is written; if a policy or the step itself says not yet, the step stays as it is, and is tried again. */
    private boolean isWritten(Stand stand, Decision decision) {
        Judged judged = new PolicyGate(policies, stand.tx(), stand.day(), stand.now()).judged(decision);
        if (judged.decision().again()) {
            stand.raise(judged.decision().findings());
            new Standing(stand.tx(), stand.row(), stand.now(), CaseBook.HUB)
                    .failed(stand.row().attempts(), stand.now().plus(HELD_FOR), HELD);
            return false;
        }
        RunRow run = stand.run();
        Planner.Request request = new Planner.Request(stand.scope(), run == null ? null : run.id(), stand.now());
        String fingerprint = new DecisionWriter(stand.tx(), planner, stand.sequence(), request)
                .write(judged, stand.scope() + "/" + stand.row().step());
        if (!judged.decision().equals(Decision.NONE)) {
            new DecisionTrail(stand.tx(), policies, stand.now())
                    .note(
                            stand.about(),
                            run == null ? "" : run.id(),
                            stand.row().key(),
                            fingerprint);
        }
        return true;
    }

    private static void stuck(Stand stand, String reason) {
        stand.to().stuck(reason);
        stand.raise(List.of(ProcessFindings.of("PROCESS_STUCK", stand.row(), reason)));
    }

    /** Later and later, and then a person settles it (F-OPS-01). */
    private static boolean failed(Stand stand, Throwable failure) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        int attempts = stand.row().attempts() + 1;
        if (attempts == MAX_ATTEMPTS) {
            stuck(stand, reason);
        } else {
            new Standing(stand.tx(), stand.row(), stand.now(), CaseBook.HUB)
                    .failed(attempts, stand.now().plus(Duration.ofMinutes(1L << attempts)), reason);
            stand.raise(List.of(ProcessFindings.of("PROCESS_FAILED", stand.row(), reason)));
        }
        return true;
    }
}
