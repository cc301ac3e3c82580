package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Warns;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/**
 * The terms on which work is sold, before amendments.
 *
 * @param term days on which service may be billed; none if it ends before it begins, until one of the two is amended
 * @param cap what time and expense may reach in all, before tax; none: no cap
 * @param rateCard the card agreed for it; none: the legal entity's standard rates
 */
@BuiltRecord
public record ContractTerms(
        Period term,
        @Nullable @PositiveOrZero(payload = Warns.class) Money cap,
        @Nullable Ref<RateCard> rateCard) {

    public ContractTerms {
        term = term == null ? Period.ALWAYS : term;
    }

    /** No bounds, no cap, no card of its own. */
    public static final ContractTerms OPEN = new ContractTerms(Period.ALWAYS, null, null);
}
