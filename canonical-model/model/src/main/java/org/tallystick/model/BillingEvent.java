package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * A reason to bill: rows that go to one customer together. It is never deleted.
 *
 * @param header what all records share
 * @param engagement the contract
 * @param billTo who gets the invoice
 * @param currency of all its amounts
 * @param cutOff last day of service in it, counted in
 * @param items each row once
 * @param total sum of its items, before tax (I13)
 * @param policyDecisions ids of the decisions that let it pass
 * @param releaseKey by which it is billed once
 * @param targetInvoice the invoice that bills it
 * @param status how far it is
 */
@BuiltRecord
public record BillingEvent(
        @Valid Header header,
        Ref<Engagement> engagement,
        Ref<Customer> billTo,
        CurrencyCode currency,
        LocalDate cutOff,
        List<@Valid EventItem> items,
        Money total,
        List<String> policyDecisions,
        @Code String releaseKey,
        @Nullable Ref<Invoice> targetInvoice,
        BillingEventStatus status)
        implements Entity {

    public BillingEvent {
        MissingFieldsException.check(
                BillingEvent.class,
                "header",
                header,
                "engagement",
                engagement,
                "billTo",
                billTo,
                "currency",
                currency,
                "cutOff",
                cutOff,
                "total",
                total,
                "releaseKey",
                releaseKey,
                "status",
                status);
        items = items == null ? List.of() : List.copyOf(items);
        policyDecisions = policyDecisions == null ? List.of() : List.copyOf(policyDecisions);
    }

    @Override
    public List<Violation> check() {
        return BillingEventRules.check(this);
    }
}
