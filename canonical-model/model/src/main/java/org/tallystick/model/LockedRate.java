package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.UnitPrice;

/**
 * The rate that an approval fixed; no later change of a card reaches it (I37).
 *
 * @param rate price of one hour, before tax
 * @param card where it came from; none: the assignment's own
 * @param entry row of the card
 * @param version of the card, as its source counts
 */
public record LockedRate(
        UnitPrice rate,
        @Nullable Ref<RateCard> card,
        @Nullable @Code String entry,
        @Nullable @Code String version) {

    public LockedRate {
        MissingFieldsException.check(LockedRate.class, "rate", rate);
    }
}
