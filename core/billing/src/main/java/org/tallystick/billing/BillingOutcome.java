package org.tallystick.billing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Invoice;

/**
 * What one engagement's billing of one period comes to.
 *
 * @param invoice the proposal; none if there is nothing to bill, or it is withheld
 * @param held items that a rule holds, in the order in which the rules are applied: service date, then id
 * @param withheld why the engagement is withheld; empty if it is not
 */
public record BillingOutcome(@Nullable Invoice invoice, List<HeldItem> held, List<Withheld> withheld) {

    public BillingOutcome {
        held = List.copyOf(held);
        withheld = List.copyOf(withheld);
    }

    /** The proposal, if there is one. */
    public Optional<Invoice> proposal() {
        return Optional.ofNullable(invoice);
    }
}
