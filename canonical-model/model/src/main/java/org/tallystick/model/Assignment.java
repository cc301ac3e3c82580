package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.AssignmentStatus;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.UnitPrice;

/**
 * A person on a project in a role. Source: PSA assignment.
 *
 * @param header what all records share
 * @param resource who
 * @param project on what
 * @param task on which part of it
 * @param role as what; none: of no role
 * @param period days on which it is in force
 * @param billRate its own price of one hour, before tax. Its amount counts in the engagement's currency (RULES rule 3)
 * @param costRate what one hour costs the firm; pay data
 * @param plan how much of the person
 * @param billable whether its hours may be billed; none: the source does not say
 * @param commitment how firmly the person is booked
 * @param contractLine the line that sells it
 * @param status how far it is
 */
@BuiltRecord
public record Assignment(
        @Valid Header header,
        @Needed(groups = Complete.class) @Nullable Ref<Resource> resource,
        @Needed(groups = Complete.class) @Nullable Ref<Project> project,
        @Nullable Ref<Task> task,
        @Nullable @Code String role,
        Period period,
        @Nullable UnitPrice billRate,
        @Nullable UnitPrice costRate,
        @Valid StaffingPlan plan,
        @Nullable Boolean billable,
        @Nullable Commitment commitment,
        @Nullable Ref<ContractLine> contractLine,
        @Nullable AssignmentStatus status)
        implements Entity {

    public Assignment {
        MissingFieldsException.check(Assignment.class, "header", header);
        period = period == null ? Period.ALWAYS : period;
        plan = plan == null ? StaffingPlan.NONE : plan;
    }

    @Override
    public List<Violation> check() {
        return AssignmentRules.check(this);
    }

    /** Whether its days lie within its project and within one employment of its person: {@code ASSIGNMENT_PERIOD}. */
    public List<Violation> checkPeriod(Project project, Resource resource) {
        return AssignmentRules.checkPeriod(this, project, resource);
    }
}
