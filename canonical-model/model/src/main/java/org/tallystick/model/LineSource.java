package org.tallystick.model;

import jakarta.validation.Valid;
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
 * @param whole what the item came to, where this is a part of it (RULES rule 6.4); none: this is all of it
 */
public record LineSource(
        @Code String id,
        Quantity quantity,
        Money amount,
        @Nullable LocalDate serviceDate,
        @Nullable @Valid BilledItem whole) {

    public LineSource {
        MissingFieldsException.check(LineSource.class, "id", id, "quantity", quantity, "amount", amount);
    }

    /** A part whose day of service is its line's. */
    public LineSource(String id, Quantity quantity, Money amount) {
        this(id, quantity, amount, null, null);
    }

    /** All of an item. */
    public LineSource(String id, Quantity quantity, Money amount, @Nullable LocalDate serviceDate) {
        this(id, quantity, amount, serviceDate, null);
    }

    /** What the item came to when it was billed, of which this is all or a part. */
    public BilledItem item() {
        return whole == null ? new BilledItem(quantity, amount) : whole;
    }
}
