package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * How a customer pays.
 *
 * @param currency in which it is billed, unless a contract says otherwise
 * @param paymentTerm code of the term: {@code NET30}
 * @param creditLimit what it may owe at most, tax included
 * @param collectionsProfile code of how it is reminded
 */
@BuiltRecord
public record CustomerTerms(
        @Nullable CurrencyCode currency,
        @Nullable @Code String paymentTerm,
        @Nullable @PositiveOrZero Money creditLimit,
        @Nullable @Code String collectionsProfile) {

    /** Nothing is agreed. */
    public static final CustomerTerms NONE = new CustomerTerms(null, null, null, null);
}
