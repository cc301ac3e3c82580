package org.tallystick.engine.internal.process;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tallystick.engine.internal.hub.StoreHub;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessDesk;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.process.ProcessMove;
import org.tallystick.engine.process.SegregationException;
import org.tallystick.engine.process.Situation;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.json.TextMap;

/** The desk at a hub. Thread-safe. */
public final class HubDesk implements ProcessDesk {

    private final Store store;
    private final EngineTime time;
    private final Definitions definitions;

    /**
     * A desk at a hub.
     *
     * @param known definitions that can be started and gone on with
     */
    public HubDesk(Store store, EngineTime time, List<ProcessDefinition> known) {
        this.store = requireNonNull(store, "store");
        this.time = requireNonNull(time, "time");
        this.definitions = new Definitions(known);
    }

    @Override
    public ProcessInstance start(ProcessDefinition definition, String key, Map<String, String> input, String actor) {
        requireKnown(definition);
        requireText("key", key);
        requireText("actor", actor);
        String data = TextMap.write(new TreeMap<>(input));
        return store.inTransaction(tx -> Instances.of(tx.processes()
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

    @Override
    public Optional<ProcessInstance> find(String key) {
        return store.inTransaction(tx -> tx.processes().find(key)).map(Instances::of);
    }

    @Override
    public List<ProcessInstance> list(Collection<State> states, String afterKey, int limit) {
        return store.inTransaction(tx -> tx.processes().page(states, afterKey, limit)).stream()
                .map(Instances::of)
                .toList();
    }

    @Override
    public List<ProcessMove> history(String key) {
        return store.inTransaction(tx -> tx.processes().moves(key)).stream()
                .map(Instances::move)
                .toList();
    }

    @Override
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

    @Override
    public ProcessInstance reject(String key, String step, String actor, String reason) {
        return act(key, actor, reason, stand -> {
            requireWaiting(stand.row(), step);
            return back(stand, reason);
        });
    }

    @Override
    public ProcessInstance cancel(String key, String actor, String reason) {
        return act(key, actor, reason, stand -> {
            if (stand.row().state().isEnd() || stand.row().isBack()) {
                throw new IllegalStateException("Process %s is %s: there is nothing to give up"
                        .formatted(key, stand.row().state()));
            }
            return back(stand, reason);
        });
    }

    @Override
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
            return Instances.of(tx.processes().find(done).orElseThrow());
        });
    }

    private static void requireWaiting(ProcessRow row, String step) {
        boolean isWaiting = row.state() == State.WAITING
                && row.step().equals(step)
                && Instances.of(row).awaited() instanceof Wait.Person;
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
        Situation situation = new Situation(
                row.key(), TextMap.read(row.data()), row.startedBy(), new StoreHub(stand.tx()), stand.now());
        Undoing.hindrance(definition, from, situation).ifPresent(hindrance -> {
            throw new IllegalStateException("Process %s cannot be given up: %s".formatted(row.key(), hindrance));
        });
        stand.givenUp(definition, from, reason);
        return row.key();
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A process needs a %s, was blank".formatted(name));
        }
    }
}
