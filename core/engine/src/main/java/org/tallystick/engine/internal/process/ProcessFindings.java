package org.tallystick.engine.internal.process;

import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.store.Processes.ProcessRow;

/** What people are told of processes that do not go on. */
final class ProcessFindings {

    private ProcessFindings() {}

    static Finding of(String code, ProcessRow row, String reason) {
        return Finding.of(
                code,
                row.definition() + "/" + row.key(),
                ExceptionRows.INTEGRATION,
                "step '%s' of version %d: %s".formatted(row.step(), row.version(), reason),
                "correct what the message names; what is stuck goes on with processes().resume(…)");
    }

    static Finding unknown(ProcessRow row) {
        return Finding.of(
                "PROCESS_UNKNOWN",
                row.definition() + "/" + row.key(),
                ExceptionRows.INTEGRATION,
                "it began with version %d of '%s', which this engine does not have: it stays at step '%s'"
                        .formatted(row.version(), row.definition(), row.step()),
                "give the engine that version with withProcess(…) until its processes have ended");
    }
}
