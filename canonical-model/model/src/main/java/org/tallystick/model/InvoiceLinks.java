package org.tallystick.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice belongs to, beside its engagement.
 *
 * @param soldTo who signed, if another than it is billed to
 * @param project the one project that it bills, if it is one
 * @param preceding bills that it follows
 * @param billingEvents reasons to bill that it covers
 */
@BuiltRecord
public record InvoiceLinks(
        @Nullable Ref<Customer> soldTo,
        @Nullable Ref<Project> project,
        List<Ref<Invoice>> preceding,
        List<Ref<BillingEvent>> billingEvents) {

    public InvoiceLinks {
        preceding = preceding == null ? List.of() : List.copyOf(preceding);
        billingEvents = billingEvents == null ? List.of() : List.copyOf(billingEvents);
    }

    /** Nothing. */
    public static final InvoiceLinks NONE = new InvoiceLinks(null, null, List.of(), List.of());
}
