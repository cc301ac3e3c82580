package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;

/**
 * A part of a quantity that is in one billing state.
 *
 * @param state how far its billing is
 * @param quantity how much
 */
public record BillingShare(
        BillingState state, @PositiveOrZero Quantity quantity) {

    public BillingShare {
        MissingFieldsException.check(BillingShare.class, "state", state, "quantity", quantity);
    }
}
