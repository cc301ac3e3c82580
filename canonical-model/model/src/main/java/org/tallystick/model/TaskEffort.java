package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.tallystick.model.value.Quantity;

/**
 * The hours of a task. A task with parts has the sums of its parts (I38).
 *
 * @param planned hours
 * @param actual hours worked
 * @param remaining hours still expected
 */
@BuiltRecord
public record TaskEffort(
        @PositiveOrZero Quantity planned,
        @PositiveOrZero Quantity actual,
        @PositiveOrZero Quantity remaining) {

    public TaskEffort {
        planned = planned == null ? Quantity.ZERO : planned;
        actual = actual == null ? Quantity.ZERO : actual;
        remaining = remaining == null ? Quantity.ZERO : remaining;
    }

    /** None. */
    public static final TaskEffort NONE = new TaskEffort(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

    /** Hours that the task will have taken: actual and remaining. */
    public Quantity atCompletion() {
        return actual.plus(remaining);
    }
}
