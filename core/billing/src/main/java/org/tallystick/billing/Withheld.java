package org.tallystick.billing;

import org.tallystick.model.value.Money;

/**
 * An engagement that is not billed in the run, because it needs what is not handled yet.
 *
 * @param reason what it needs
 * @param items billable items that wait for it
 * @param amount of the time and expense among them, before tax
 */
public record Withheld(WithheldReason reason, int items, Money amount) {}
