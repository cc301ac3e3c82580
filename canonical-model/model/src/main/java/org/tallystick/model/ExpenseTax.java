package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * The tax in a cost.
 *
 * @param included tax that was paid with it
 * @param recoverable the part that the firm gets back; never billed
 */
@BuiltRecord
public record ExpenseTax(
        @Nullable @PositiveOrZero Money included,
        @Nullable @PositiveOrZero Money recoverable) {

    /** Nothing is known. */
    public static final ExpenseTax UNKNOWN = new ExpenseTax(null, null);
}
