package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * A part of a payment that is set against a document.
 *
 * @param document the invoice, or the credit memo whose rest it pays
 * @param amount of the payment
 * @param date when
 * @param discount granted with it
 * @param writeOff given up with it
 */
public record PaymentApplication(
        Ref<?> document,
        @PositiveOrZero Money amount,
        LocalDate date,
        @Nullable @PositiveOrZero Money discount,
        @Nullable @PositiveOrZero Money writeOff) {

    public PaymentApplication {
        MissingFieldsException.check(PaymentApplication.class, "document", document, "amount", amount, "date", date);
    }

    /** What the document is lowered by: the amount, with the discount and what is given up. */
    public Money settled() {
        Money withDiscount = discount == null ? amount : amount.plus(discount);
        return writeOff == null ? withDiscount : withDiscount.plus(writeOff);
    }
}
