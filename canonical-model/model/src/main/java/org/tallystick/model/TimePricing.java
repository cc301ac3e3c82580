package org.tallystick.model;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.UnitPrice;

/**
 * What an hour brings and costs.
 *
 * @param lockedRate fixed by the approval
 * @param costRate what one hour costs the firm; pay data
 */
@BuiltRecord
public record TimePricing(
        @Nullable @Valid LockedRate lockedRate, @Nullable UnitPrice costRate) {

    /** Not priced yet. */
    public static final TimePricing NONE = new TimePricing(null, null);
}
