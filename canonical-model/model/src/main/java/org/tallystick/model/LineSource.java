package org.tallystick.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * The part of a source line that an invoice line bills.
 *
 * @param id of the billable item, such as {@code <timecard>:<yyyy-mm-dd>}
 * @param quantity of it
 * @param amount of it, before tax
 * @param serviceDate its day of service
 */
public record LineSource(
        @Code String id,
        Quantity quantity,
        Money amount,
        @Nullable LocalDate serviceDate) {

    public LineSource {
        MissingFieldsException.check(LineSource.class, "id", id, "quantity", quantity, "amount", amount);
    }

    /** A part whose day of service is its line's. */
    public LineSource(String id, Quantity quantity, Money amount) {
        this(id, quantity, amount, null);
    }
}
