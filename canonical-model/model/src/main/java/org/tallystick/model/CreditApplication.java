package org.tallystick.model;

import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.tallystick.model.value.Money;

/**
 * A part of a credit that is set against an invoice.
 *
 * @param invoice which
 * @param amount of it, tax included
 * @param date when
 */
public record CreditApplication(
        Ref<Invoice> invoice, @Positive Money amount, LocalDate date) {

    public CreditApplication {
        MissingFieldsException.check(CreditApplication.class, "invoice", invoice, "amount", amount, "date", date);
    }
}
