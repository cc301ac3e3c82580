package org.tallystick.billing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;

/**
 * What one engagement's billing of one period comes to.
 *
 * @param invoice the proposal; none if there is nothing to bill
 * @param credits one for each invoice of which something is not right any more, in the order of their keys
 * @param explanations why the proposal's lines are as they are, in their order
 * @param held items, or parts of them, that a rule holds, in the order in which the rules are applied: service date, then id
 */
public record BillingOutcome(
        @Nullable Invoice invoice, List<LineExplanation> explanations, List<CreditMemo> credits, List<HeldItem> held) {

    public BillingOutcome {
        explanations = List.copyOf(explanations);
        credits = List.copyOf(credits);
        held = List.copyOf(held);
    }

    /** The proposal, if there is one. */
    public Optional<Invoice> proposal() {
        return Optional.ofNullable(invoice);
    }
}
