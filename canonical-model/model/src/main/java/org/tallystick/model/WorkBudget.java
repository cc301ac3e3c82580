package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * Hours and money of a stretch of work.
 *
 * @param hours of all people
 * @param cost what they cost the firm; pay data
 * @param revenue what it brings, before tax
 */
@BuiltRecord
public record WorkBudget(
        @Nullable @PositiveOrZero Quantity hours,
        @Nullable @PositiveOrZero Money cost,
        @Nullable @PositiveOrZero Money revenue) {

    /** Nothing is planned. */
    public static final WorkBudget NONE = new WorkBudget(null, null, null);
}
