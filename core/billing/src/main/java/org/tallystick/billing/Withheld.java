package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import org.tallystick.model.value.Money;

/**
 * Why an engagement is not billed in the run: it needs what is not handled yet. What waits is counted once over an engagement's reasons:
 * milestones, charges and changed items each with theirs, time and expense with the first reason.
 *
 * @param reason what it needs
 * @param items that wait for it
 * @param amount of them, before tax; of a changed item what was billed of it, of a recurring charge what its line says before amendments
 */
public record Withheld(WithheldReason reason, int items, Money amount) {

    public Withheld {
        requireNonNull(reason, "reason");
        requireNonNull(amount, "amount");
    }
}
