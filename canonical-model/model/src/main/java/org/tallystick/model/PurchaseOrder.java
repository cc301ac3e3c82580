package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;

/**
 * A customer's own order for what a contract sells.
 *
 * @param number the customer's
 * @param amount what it covers, before tax
 * @param expiry its last day, counted in
 */
public record PurchaseOrder(
        @Code String number,
        @Nullable @PositiveOrZero Money amount,
        @Nullable LocalDate expiry) {

    public PurchaseOrder {
        MissingFieldsException.check(PurchaseOrder.class, "number", number);
    }
}
