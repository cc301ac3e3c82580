package org.tallystick.model;

import jakarta.validation.Valid;

/**
 * One line of a credit memo. Amounts are positive: the document carries the sign.
 *
 * @param originalLine number of the invoice line that it credits
 * @param line what is credited of it; its number counts the credit's own lines
 */
public record CreditLine(int originalLine, @Valid InvoiceLine line) {

    public CreditLine {
        MissingFieldsException.check(CreditLine.class, "line", line);
    }
}
