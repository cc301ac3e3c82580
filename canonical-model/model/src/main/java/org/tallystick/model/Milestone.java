package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.rule.Warns;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * A deliverable that is billed when it is accepted. Source: PSA milestone.
 *
 * @param header what all records share
 * @param project of what
 * @param contractLine the line that sells it
 * @param name as shown
 * @param amount before tax
 * @param share the amount as a share of its line's value, 0 to 1
 * @param plannedDate when it is to be completed
 * @param completedOn when it was completed, if it was
 * @param approval how far the approval of its completion is
 * @param acceptance what the customer took
 * @param status how far it is
 * @param billing how far its billing is
 * @param billedShare how much of it is billed, 0 to 1; never more than is accepted
 */
@BuiltRecord
public record Milestone(
        @Valid Header header,
        @Nullable Ref<Project> project,
        @Nullable Ref<ContractLine> contractLine,
        @Nullable @Name String name,
        @PositiveOrZero(payload = Warns.class) Money amount,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate share,
        @Nullable LocalDate plannedDate,
        @Nullable LocalDate completedOn,
        Approval approval,
        @Nullable @Valid Acceptance acceptance,
        @Needed(groups = Complete.class) @Nullable MilestoneStatus status,
        @Nullable BillingState billing,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate billedShare)
        implements Entity, Approvable {

    public Milestone {
        MissingFieldsException.check(Milestone.class, "header", header, "amount", amount, "approval", approval);
    }

    @Override
    public List<Violation> check() {
        return MilestoneRules.check(this);
    }
}
