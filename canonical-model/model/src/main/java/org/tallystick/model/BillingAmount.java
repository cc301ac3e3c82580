package org.tallystick.model;

import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * Some of a source item, in quantity and in value.
 *
 * @param quantity how much, in the item's unit
 * @param amount before tax
 */
public record BillingAmount(Quantity quantity, Money amount) {

    public BillingAmount {
        MissingFieldsException.check(BillingAmount.class, "quantity", quantity, "amount", amount);
    }

    /** Nothing, in {@code currency}. */
    public static BillingAmount zero(CurrencyCode currency) {
        return new BillingAmount(Quantity.ZERO, Money.zero(currency));
    }

    /** @throws org.tallystick.model.value.CurrencyMismatchException if the currencies differ */
    public BillingAmount plus(BillingAmount other) {
        return new BillingAmount(quantity.plus(other.quantity), amount.plus(other.amount));
    }

    /** @throws org.tallystick.model.value.CurrencyMismatchException if the currencies differ */
    public BillingAmount minus(BillingAmount other) {
        Quantity left = new Quantity(quantity.value().subtract(other.quantity.value()));
        return new BillingAmount(left, amount.minus(other.amount));
    }
}
