package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/**
 * What a customer withholds until the end, and what became of it (I18).
 *
 * @param withheld from invoices
 * @param released and billed
 * @param outstanding still withheld
 */
public record RetainageBalance(Money withheld, Money released, Money outstanding) {

    static final Rule RETAINAGE = Rule.error(
            "I18",
            "What is withheld is released or outstanding.",
            "correct what is outstanding; it is what was withheld less what was released");

    public RetainageBalance {
        MissingFieldsException.check(
                RetainageBalance.class, "withheld", withheld, "released", released, "outstanding", outstanding);
    }

    static List<Rule> all() {
        return List.of(RETAINAGE);
    }

    /** The rules that it breaks. */
    public List<Violation> check() {
        boolean isInOneCurrency =
                Amounts.isIn(withheld.currency(), released) && Amounts.isIn(withheld.currency(), outstanding);
        boolean sums = Amounts.same(Amounts.sum(List.of(released, outstanding), part -> part), withheld.amount());
        return isInOneCurrency && sums
                ? List.of()
                : List.of(RETAINAGE.brokenAt(
                        "/withheld", "is %s, released %s, outstanding %s".formatted(withheld, released, outstanding)));
    }
}
