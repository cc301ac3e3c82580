package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.RateCardStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/**
 * Agreed prices of roles. Source: PSA rate card.
 *
 * @param header what all records share
 * @param name as shown
 * @param currency of all its entries; none: each has its own
 * @param scope for whom
 * @param period days on which it is in force
 * @param entries its rows, in no order; several may be in force for one role on one day
 * @param fallback the card that is asked where this one has no price
 * @param overtimeMarkup added to the price of overtime
 * @param status whether prices may be taken from it
 */
@BuiltRecord
public record RateCard(
        @Valid Header header,
        @Needed(groups = Complete.class) @Nullable @Name String name,
        @Nullable CurrencyCode currency,
        @Valid RateCardScope scope,
        Period period,
        List<@Valid RateCardEntry> entries,
        @Nullable Ref<RateCard> fallback,
        @Nullable @PositiveOrZero Rate overtimeMarkup,
        @Needed(groups = Complete.class) @Nullable RateCardStatus status)
        implements Entity {

    public RateCard {
        MissingFieldsException.check(RateCard.class, "header", header);
        scope = scope == null ? RateCardScope.GLOBAL : scope;
        period = period == null ? Period.ALWAYS : period;
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    @Override
    public List<Violation> check() {
        return RateCardRules.check(this);
    }

    /**
     * The entry that prices {@code request}: of those that fit, the one whose key has most parts; of one key the one that began last, then
     * the one with the greater id. None if no entry fits, or if entries with different keys fit equally well: see {@link #checkRate}.
     */
    public Optional<RateCardEntry> rate(RateRequest request) {
        List<RateCardEntry> winners = request.winnersOf(this);
        return winners.size() == 1 ? Optional.of(winners.get(0)) : Optional.empty();
    }

    /** Whether at most one entry wins for {@code request}: {@code I37}. */
    public List<Violation> checkRate(RateRequest request) {
        return RateCardRules.checkRate(this, request);
    }
}
