package org.tallystick.model;

import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * What a billable item came to when it was billed, before a cap parted it.
 *
 * @param quantity of it
 * @param amount of it, before tax
 */
public record BilledItem(Quantity quantity, Money amount) {

    public BilledItem {
        MissingFieldsException.check(BilledItem.class, "quantity", quantity, "amount", amount);
    }
}
