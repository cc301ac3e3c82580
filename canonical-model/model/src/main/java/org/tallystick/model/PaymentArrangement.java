package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * Who pays a contract, and when.
 *
 * @param payer who pays, if another than it is billed to
 * @param paymentTerm code of the term: {@code NET30}
 * @param taxTreatment code of how it is taxed
 * @param billingCalendar code of when it is billed
 * @param funding who bears which part; empty: one customer bears all
 */
@BuiltRecord
public record PaymentArrangement(
        @Nullable Ref<Customer> payer,
        @Nullable @Code String paymentTerm,
        @Nullable @Code String taxTreatment,
        @Nullable @Code String billingCalendar,
        List<@Valid FundingShare> funding) {

    public PaymentArrangement {
        funding = funding == null ? List.of() : List.copyOf(funding);
    }

    /** Nothing is agreed. */
    public static final PaymentArrangement NONE = new PaymentArrangement(null, null, null, null, List.of());
}
