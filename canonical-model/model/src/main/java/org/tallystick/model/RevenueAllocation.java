package org.tallystick.model;

import java.util.Collection;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** The price of a contract, allocated to its performance obligations (I25; ASC 606-10-32-31). */
public final class RevenueAllocation {

    static final Rule SUM = Rule.error(
            "I25",
            "What is allocated to the obligations of a contract sums to the transaction price.",
            "allocate the price again, what is left over to the largest remainders");

    private RevenueAllocation() {}

    static List<Rule> all() {
        return List.of(SUM);
    }

    /**
     * The part of {@code price} that falls on each obligation, by what it would cost alone. The parts sum to the price exactly, each within
     * one minor unit of its share; of equal remainders the first gets more.
     *
     * @param standalonePrices none negative, not all zero
     * @throws IllegalArgumentException if the currencies differ, a price is negative, or all are zero
     */
    public static List<Money> allocate(Money price, List<Money> standalonePrices) {
        for (Money standalone : standalonePrices) {
            if (!Amounts.isIn(price.currency(), standalone)) {
                throw new IllegalArgumentException(
                        "Cannot allocate %s by %s: convert the standalone price first".formatted(price, standalone));
            }
        }
        return price.allocate(standalonePrices.stream().map(Money::amount).toList());
    }

    /** Whether the parts sum to the price, in its currency. */
    public static List<Violation> check(Money price, Collection<Money> parts) {
        boolean isInOneCurrency = parts.stream().allMatch(part -> Amounts.isIn(price.currency(), part));
        boolean sums = isInOneCurrency && Amounts.same(Amounts.sum(parts, part -> part), price.amount());
        return sums ? List.of() : List.of(SUM.brokenAt("/allocated", "%s do not sum to %s".formatted(parts, price)));
    }
}
