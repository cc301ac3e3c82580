package org.tallystick.engine.internal.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.observe.HubEvent.ProcessMoved;
import org.tallystick.engine.store.Processes;

/** Notes each move of a process. The trail has hashes of who and why: names stay in the table, where they can be erased. */
record JournaledProcesses(Processes processes, Journal journal) implements Processes {

    @Override
    public void append(MoveRow move) {
        processes.append(move);
        processes.find(move.key()).ifPresent(row -> note(row, move));
    }

    private void note(ProcessRow row, MoveRow move) {
        String definition = row.definition() + "/" + row.version();
        String content = String.join("\n", move.actor(), move.reason());
        journal.note(
                Kind.PROCESS_MOVED,
                definition,
                move.step() + " " + move.to(),
                List.of(Subject.named(row.key(), Fingerprints.of(content))));
        journal.tell(new ProcessMoved(row.definition(), row.version(), row.key(), move.step(), move.to()));
    }

    @Override
    public Optional<ProcessRow> find(String key) {
        return processes.find(key);
    }

    @Override
    public List<ProcessRow> page(Collection<State> states, String afterKey, int limit) {
        return processes.page(states, afterKey, limit);
    }

    @Override
    public List<ProcessRow> due(Instant now, String afterKey, int limit) {
        return processes.due(now, afterKey, limit);
    }

    @Override
    public void put(ProcessRow row) {
        processes.put(row);
    }

    @Override
    public List<MoveRow> moves(String key) {
        return processes.moves(key);
    }
}
