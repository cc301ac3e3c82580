package org.tallystick.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * How an invoice is paid.
 *
 * @param paymentTerm code of the term: {@code NET30}
 * @param paymentMeans code of the way
 * @param dueDate last day to pay
 * @param purchaseOrder the customer's order number
 */
@BuiltRecord
public record InvoiceTerms(
        @Nullable @Code String paymentTerm,
        @Nullable @Code String paymentMeans,
        @Nullable LocalDate dueDate,
        @Nullable @Code String purchaseOrder) {

    /** As the ERP's own rules say. */
    public static final InvoiceTerms DEFAULT = new InvoiceTerms(null, null, null, null);
}
