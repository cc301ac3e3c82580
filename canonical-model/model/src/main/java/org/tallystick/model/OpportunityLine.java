package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * One thing that would be sold.
 *
 * @param serviceLine code of what is sold
 * @param quantity how much of it, in {@code unit}
 * @param unit of the quantity: {@code HOUR}, {@code DAY}
 * @param price of one unit, before tax
 * @param billingMethod how it would be billed
 * @param value what it would come to, before tax
 */
public record OpportunityLine(
        @Code String serviceLine,
        @Nullable @PositiveOrZero Quantity quantity,
        @Nullable @Code String unit,
        @Nullable UnitPrice price,
        @Nullable BillingMethod billingMethod,
        Money value) {

    public OpportunityLine {
        MissingFieldsException.check(OpportunityLine.class, "serviceLine", serviceLine, "value", value);
    }
}
