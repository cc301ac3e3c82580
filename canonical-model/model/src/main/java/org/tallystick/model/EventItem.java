package org.tallystick.model;

import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * A row of the billing ledger in a billing event.
 *
 * @param row which
 * @param quantity how much of it
 * @param amount before tax
 */
public record EventItem(Ref<BillableTransaction> row, Quantity quantity, Money amount) {

    public EventItem {
        MissingFieldsException.check(EventItem.class, "row", row, "quantity", quantity, "amount", amount);
    }
}
