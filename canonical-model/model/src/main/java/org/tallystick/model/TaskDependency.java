package org.tallystick.model;

/**
 * A task waits for another.
 *
 * @param task the other
 * @param kind which ends are tied
 * @param lagDays days in between; negative: they overlap
 */
public record TaskDependency(Ref<Task> task, DependencyKind kind, int lagDays) {

    public TaskDependency {
        MissingFieldsException.check(TaskDependency.class, "task", task, "kind", kind);
    }
}
