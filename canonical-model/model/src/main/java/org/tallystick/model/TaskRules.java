package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** Rules of one task. Those of a project's tasks are {@link TaskTree}'s. */
final class TaskRules {

    static final Rule SELF =
            Rule.error("TASK_SELF", "A task is no part of itself and does not wait for itself.", "name the other task");

    private TaskRules() {}

    static List<Rule> all() {
        return List.of(SELF);
    }

    static List<Violation> check(Task task) {
        Findings findings = new Findings();
        HeaderRules.check(task.header(), findings);
        if (task.ref().equals(task.parent())) {
            findings.broken(SELF, "/parent", "is the task itself");
        }
        for (int i = 0; i < task.dependencies().size(); i++) {
            if (task.dependencies().get(i).task().equals(task.ref())) {
                findings.broken(SELF, "/dependencies/" + i + "/task", "is the task itself");
            }
        }
        return findings.all();
    }
}
