package org.tallystick.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/**
 * How much a person works.
 *
 * @param calendar code of the calendar of working days
 * @param fullTimeShare 1: full time
 * @param standardCost what one hour costs the firm; pay data
 */
@BuiltRecord
public record WorkCapacity(
        @Nullable @Code String calendar,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate fullTimeShare,
        @Nullable UnitPrice standardCost) {

    /** Nothing is known. */
    public static final WorkCapacity UNKNOWN = new WorkCapacity(null, null, null);
}
