package org.tallystick.engine.internal.process;

import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.process.ProcessMove;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.json.TextMap;

/** What the hub's rows say, as hosts see it. */
final class Instances {

    private Instances() {}

    static ProcessInstance of(ProcessRow row) {
        return new ProcessInstance(
                row.key(),
                row.definition(),
                row.version(),
                row.step(),
                row.state(),
                row.isBack(),
                TextMap.read(row.data()),
                Waits.read(row.waitsFor()),
                row.since(),
                row.dueAt(),
                row.startedBy(),
                row.problem());
    }

    static ProcessMove move(MoveRow row) {
        return new ProcessMove(row.at(), row.step(), row.to(), row.actor(), row.reason());
    }
}
