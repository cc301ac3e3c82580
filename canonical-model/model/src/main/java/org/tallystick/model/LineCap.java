package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * What may be billed on one contract line at most. Exactly one of amount and hours is given.
 *
 * @param kind what happens there
 * @param amount before tax
 * @param hours of time
 */
public record LineCap(
        CapKind kind,
        @Nullable @PositiveOrZero Money amount,
        @Nullable @PositiveOrZero Quantity hours) {

    public LineCap {
        MissingFieldsException.check(LineCap.class, "kind", kind);
    }
}
