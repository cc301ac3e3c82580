package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** The periods of a recurring line, and their parts (I16). */
public final class RecurringPeriods {

    static final Rule TILING = Rule.error(
            "I16",
            "Recurring periods cover the term with no gap and no overlap, and the parts of one period sum to its amount.",
            "correct the days of the period at fault, or give what is left over to one part");

    private RecurringPeriods() {}

    static List<Rule> all() {
        return List.of(TILING);
    }

    /**
     * Whether the periods, in any order, cover the term.
     *
     * @param term days of the line
     */
    public static List<Violation> check(Period term, Collection<Period> periods) {
        return term.isTiledBy(periods)
                ? List.of()
                : List.of(TILING.brokenAt("", "%s do not cover %s without gap and overlap".formatted(periods, term)));
    }

    /** Whether the parts of one period sum to its amount, in its currency. */
    public static List<Violation> checkParts(Money amount, Collection<Money> parts) {
        boolean isInOneCurrency = parts.stream().allMatch(part -> Amounts.isIn(amount.currency(), part));
        boolean sums = isInOneCurrency && Amounts.same(Amounts.sum(parts, part -> part), amount.amount());
        return sums ? List.of() : List.of(TILING.brokenAt("", "%s do not sum to %s".formatted(parts, amount)));
    }

    /**
     * The amount of one period, by the days of its parts. The parts sum to it exactly, each within one minor unit of its share.
     *
     * @param parts bounded, at least one day in all
     * @throws IllegalArgumentException if the parts have no day
     * @throws IllegalStateException if a part is open
     */
    public static List<Money> prorate(Money amount, List<Period> parts) {
        return amount.allocate(
                parts.stream().map(part -> BigDecimal.valueOf(part.days())).toList());
    }
}
