package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Rate;

/**
 * How far a project is, in numbers.
 *
 * @param budget as planned
 * @param estimateAtCompletion as expected now
 * @param percentComplete 0 to 1
 */
@BuiltRecord
public record ProjectProgress(
        @Valid WorkBudget budget,
        @Valid WorkBudget estimateAtCompletion,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate percentComplete) {

    public ProjectProgress {
        budget = budget == null ? WorkBudget.NONE : budget;
        estimateAtCompletion = estimateAtCompletion == null ? WorkBudget.NONE : estimateAtCompletion;
    }

    /** Nothing is known. */
    public static final ProjectProgress NONE = new ProjectProgress(WorkBudget.NONE, WorkBudget.NONE, null);
}
