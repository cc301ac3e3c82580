package org.tallystick.model;

import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * The part of a source line that an invoice line bills.
 *
 * @param id of the billable item, such as {@code <timecard>:<yyyy-mm-dd>}
 * @param quantity of it
 * @param amount of it, before tax
 */
public record LineSource(String id, Quantity quantity, Money amount) {

    public LineSource {
        MissingFieldsException.check(LineSource.class, "id", id, "quantity", quantity, "amount", amount);
    }
}
