package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/**
 * How much of a person a project gets. One of the two is given at most.
 *
 * @param hours in all
 * @param allocation share of the person's capacity; 1: all of it
 */
@BuiltRecord
public record StaffingPlan(
        @Nullable @PositiveOrZero Quantity hours,
        @Nullable @PositiveOrZero Rate allocation) {

    /** Nothing is planned. */
    public static final StaffingPlan NONE = new StaffingPlan(null, null);
}
