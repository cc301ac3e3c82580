package org.tallystick.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import org.tallystick.model.value.Rate;

/**
 * The part of a contract that one customer pays.
 *
 * @param customer who pays
 * @param share of everything, 0 to 1; all shares of a contract sum to 1 (I41)
 */
public record FundingShare(
        Ref<Customer> customer, @Positive @DecimalMax("1") Rate share) {

    public FundingShare {
        MissingFieldsException.check(FundingShare.class, "customer", customer, "share", share);
    }
}
