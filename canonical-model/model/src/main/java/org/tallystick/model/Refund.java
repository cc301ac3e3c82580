package org.tallystick.model;

import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;

/**
 * A part of a payment that went back.
 *
 * @param amount of it
 * @param date when
 * @param reference of the transfer
 */
public record Refund(
        @Positive Money amount,
        LocalDate date,
        @Nullable @Code String reference) {

    public Refund {
        MissingFieldsException.check(Refund.class, "amount", amount, "date", date);
    }
}
