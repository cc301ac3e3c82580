package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tallystick.engine.internal.process.Definitions;
import org.tallystick.engine.internal.process.Standing;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.json.TextMap;

/**
 * Where processes are started, looked at, approved and given up. What a person does here is durable when it returns; the next run, or
 * {@code Tallystick.advance}, goes on with it. Each step stands in the audit trail. Thread-safe; may be used while a run goes on.
 */
public final class ProcessDesk {

    private final Store store;
    private final EngineTime time;
    private final Definitions definitions;

    /**
     * A desk at a hub.
     *
     * @param known definitions that can be started and gone on with
     */
    public ProcessDesk(Store store, EngineTime time, List<ProcessDefinition> known) {
        this.store = requireNonNull(store, "store");
        this.time = requireNonNull(time, "time");
        this.definitions = new Definitions(known);
    }

    /**
     * Starts a process; of a key that was started before, with the same input, it is that one, whoever started it and whatever became of it
     * (API-8).
     *
     * @param key correlation key: one business purpose and scope
     * @param input refs, amounts and the like; no personal data
     * @param actor who asks for it
     * @throws IllegalArgumentException if the engine does not have the definition, the key belongs to another process or was started with
     *     other input, or key or actor is blank
     */
    public ProcessInstance start(ProcessDefinition definition, String key, Map<String, String> input, String actor) {
        requireKnown(definition);
        requireText("key", key);
        requireText("actor", actor);
        String data = TextMap.write(new TreeMap<>(input));
        return store.inTransaction(tx -> ProcessInstance.from(tx.processes()
                .find(key)
                .map(row -> same(row, definition, data))
                .orElseGet(() -> begin(tx, definition, key, data, actor))));
    }

    private void requireKnown(ProcessDefinition definition) {
        boolean isKnown = definitions
                .of(definition.name(), definition.version())
                .filter(known -> known.describe().equals(definition.describe()))
                .isPresent();
        if (!isKnown) {
            throw new IllegalArgumentException(
                    "This engine does not have version %d of process '%s', or another one of that version: declare it with withProcess(…)"
                            .formatted(definition.version(), definition.name()));
        }
    }

    private static ProcessRow same(ProcessRow row, ProcessDefinition definition, String data) {
        if (!row.definition().equals(definition.name()) || !row.data().equals(data)) {
            throw new IllegalArgumentException(
                    "The key %s belongs to a process '%s' with the input %s already: give this one its own key"
                            .formatted(row.key(), row.definition(), row.data()));
        }
        return row;
    }

    private ProcessRow begin(StoreTransaction tx, ProcessDefinition definition, String key, String data, String actor) {
        Instant now = time.instant();
        String first = definition.steps().get(0).name();
        ProcessRow row = new ProcessRow(
                key,
                definition.name(),
                definition.version(),
                first,
                State.RUNNING,
                false,
                data,
                null,
                now,
                now,
                0,
                actor,
                null);
        tx.processes().put(row);
        tx.processes().append(new MoveRow(key, now, first, State.RUNNING, actor, "started"));
        return row;
    }

    /** The process of that key. */
    public Optional<ProcessInstance> find(String key) {
        return store.inTransaction(tx -> tx.processes().find(key)).map(ProcessInstance::from);
    }

    /**
     * A page of processes in the order of their keys.
     *
     * @param states at least one
     * @param afterKey the last key of the page before, or empty
     * @param limit at least 1
     */
    public List<ProcessInstance> list(Collection<State> states, String afterKey, int limit) {
        return store.inTransaction(tx -> tx.processes().page(states, afterKey, limit)).stream()
                .map(ProcessInstance::from)
                .toList();
    }

    /** How it came where it stands, in order; empty if there is none of that key. */
    public List<ProcessMove> history(String key) {
        return store.inTransaction(tx -> tx.processes().moves(key)).stream()
                .map(ProcessMove::from)
                .toList();
    }

    /**
     * A person says yes to the step that waits for one. Saying it again changes nothing.
     *
     * @throws SegregationException if the person started the process
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if its step does not wait for a person
     */
    public ProcessInstance approve(String key, String step, String actor, String reason) {
        return act(key, actor, reason, stand -> {
            ProcessRow row = stand.row();
            if (row.startedBy().strip().equalsIgnoreCase(actor.strip())) {
                throw new SegregationException(key, step, actor);
            }
            if (!isApproved(stand, step)) {
                requireWaiting(row, step);
                stand.approved(reason);
            }
            return key;
        });
    }

    /** Whether that person said so before: of each step one move there is to WAITING that the hub did not make. */
    private static boolean isApproved(Standing stand, String step) {
        return stand.tx().processes().moves(stand.row().key()).stream()
                .anyMatch(move -> move.step().equals(step)
                        && move.to() == State.WAITING
                        && move.actor().equals(stand.actor()));
    }

    /**
     * A person says no: what the steps up to that one did is undone.
     *
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if its step does not wait for a person, or nothing can be undone any more
     */
    public ProcessInstance reject(String key, String step, String actor, String reason) {
        return act(key, actor, reason, stand -> {
            requireWaiting(stand.row(), step);
            return back(stand, reason);
        });
    }

    /**
     * A person gives the process up, wherever it stands before its pivot: what its steps did is undone.
     *
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if it has ended, is on its way back, or nothing can be undone any more
     */
    public ProcessInstance cancel(String key, String actor, String reason) {
        return act(key, actor, reason, stand -> {
            if (stand.row().state().isEnd() || stand.row().isBack()) {
                throw new IllegalStateException("Process %s is %s: there is nothing to give up"
                        .formatted(key, stand.row().state()));
            }
            return back(stand, reason);
        });
    }

    /**
     * A person has a process that is stuck tried again.
     *
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if it is not stuck
     */
    public ProcessInstance resume(String key, String actor, String reason) {
        return act(key, actor, reason, stand -> {
            if (stand.row().state() != State.STUCK) {
                throw new IllegalStateException(
                        "Process %s is %s, not stuck".formatted(key, stand.row().state()));
            }
            stand.resumed(reason);
            return key;
        });
    }

    private ProcessInstance act(String key, String actor, String reason, Function<Standing, String> deed) {
        requireText("actor", actor);
        requireText("reason", reason);
        return store.inTransaction(tx -> {
            ProcessRow row = tx.processes()
                    .find(key)
                    .orElseThrow(() -> new IllegalArgumentException("There is no process of the key " + key));
            String done = deed.apply(new Standing(tx, row, time.instant(), actor));
            return ProcessInstance.from(tx.processes().find(done).orElseThrow());
        });
    }

    private static void requireWaiting(ProcessRow row, String step) {
        boolean isWaiting = row.state() == State.WAITING
                && row.step().equals(step)
                && ProcessInstance.from(row).awaited() instanceof Wait.Person;
        if (!isWaiting) {
            throw new IllegalStateException("Process %s does not wait for a person at step '%s': it is %s at step '%s'"
                    .formatted(row.key(), step, row.state(), row.step()));
        }
    }

    /** From where it stands; a step that is still to be done has nothing to undo. */
    private String back(Standing stand, String reason) {
        ProcessRow row = stand.row();
        ProcessDefinition definition = definitions
                .of(row)
                .orElseThrow(() -> new IllegalStateException("This engine does not have version %d of process '%s'"
                        .formatted(row.version(), row.definition())));
        int index = definition.indexOf(row.step());
        boolean isDone = row.state() == State.WAITING || row.waitsFor() != null;
        int from = isDone ? index : index - 1;
        if (from >= 0 && definition.isPivotOrAfter(from)) {
            throw new IllegalStateException("Process %s is past its pivot, at step '%s': it goes forward only"
                    .formatted(row.key(), row.step()));
        }
        stand.back(definition, from, reason);
        return row.key();
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A process needs a %s, was blank".formatted(name));
        }
    }
}
