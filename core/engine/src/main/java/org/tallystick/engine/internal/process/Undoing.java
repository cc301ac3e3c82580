package org.tallystick.engine.internal.process;

import java.util.Optional;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessStep.Undo;
import org.tallystick.engine.process.Situation;
import org.tallystick.engine.process.Verdict;

/** Whether a process can go back, told before it does: one that cannot stays where it stands. */
final class Undoing {

    private Undoing() {}

    /** Why what the steps up to that place did cannot be undone now; none: it can. */
    static Optional<String> hindrance(ProcessDefinition definition, int from, Situation situation) {
        for (int i = from; i >= 0; i--) {
            Undo undo = definition.steps().get(i).undo();
            Verdict may = undo == null ? Verdict.MET : undo.may().check(situation);
            if (may.kind() == Verdict.Kind.FAILED) {
                return Optional.of(may.reason());
            }
        }
        return Optional.empty();
    }
}
