package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * A cost that is counted: kilometres, nights.
 *
 * @param quantity how many
 * @param unit of what
 * @param price of one
 */
public record ExpenseMeasure(
        @PositiveOrZero Quantity quantity, @Code String unit, UnitPrice price) {

    public ExpenseMeasure {
        MissingFieldsException.check(ExpenseMeasure.class, "quantity", quantity, "unit", unit, "price", price);
    }
}
