package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.value.Period;

/**
 * One node of a project's work breakdown structure.
 *
 * @param header what all records share
 * @param project of which
 * @param wbsCode its number in the structure, unique in the project: {@code 1.2.3}
 * @param name as shown
 * @param parent the task of which it is a part; tasks of a project form a tree (I39)
 * @param period planned days
 * @param effort hours
 * @param billable whether its hours may be billed
 * @param contractLine the line that sells it
 * @param milestone whether it is a point in time
 * @param dependencies what it waits for; no circle
 * @param status how far it is
 */
@BuiltRecord
public record Task(
        @Valid Header header,
        Ref<Project> project,
        @Code String wbsCode,
        @Name String name,
        @Nullable Ref<Task> parent,
        Period period,
        @Valid TaskEffort effort,
        boolean billable,
        @Nullable Ref<ContractLine> contractLine,
        boolean milestone,
        List<@Valid TaskDependency> dependencies,
        TaskStatus status)
        implements Entity {

    public Task {
        MissingFieldsException.check(
                Task.class, "header", header, "project", project, "wbsCode", wbsCode, "name", name, "status", status);
        period = period == null ? Period.ALWAYS : period;
        effort = effort == null ? TaskEffort.NONE : effort;
        dependencies = dependencies == null ? List.of() : List.copyOf(dependencies);
    }

    @Override
    public List<Violation> check() {
        return TaskRules.check(this);
    }
}
