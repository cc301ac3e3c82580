package org.tallystick.model;

import org.tallystick.model.state.Approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * A deliverable that is billed when it is accepted.
 *
 * @param header what all records share
 * @param project of what
 * @param name as shown
 * @param amount before tax
 * @param completedOn when it was completed, if it was
 * @param approval how far its acceptance is
 */
@BuiltRecord
public record Milestone(
        Header header,
        @Nullable Ref<Project> project,
        @Nullable String name,
        Money amount,
        @Nullable LocalDate completedOn,
        Approval approval)
        implements Entity, Approvable {

    public Milestone {
        MissingFieldsException.check(Milestone.class, "header", header, "amount", amount, "approval", approval);
    }
}
