package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;

/**
 * What happened to a contract with a hard cap, in order (I14). A cap may be lowered below what is billed; that reverses nothing, but
 * nothing more is released or invoiced.
 *
 * @param currency of the contract
 * @param movements in the order in which they happened; before the first cap there is none
 */
public record CapHistory(CurrencyCode currency, List<CapMovement> movements) {

    static final Rule HARD_CAP = Rule.error(
            "I14",
            "Nothing takes what is released and invoiced, less what is credited, above the hard cap in force.",
            "hold what is above the cap, or raise the cap by an amendment");

    public CapHistory {
        MissingFieldsException.check(CapHistory.class, "currency", currency);
        movements = movements == null ? List.of() : List.copyOf(movements);
    }

    static List<Rule> all() {
        return List.of(HARD_CAP);
    }

    /** Each movement that raises the use above the cap of its moment, an invoice of what was never released too. Paths are places in the list of movements. */
    public List<Violation> check() {
        Findings findings = new Findings();
        Use use = new Use();
        for (int i = 0; i < movements.size(); i++) {
            CapMovement movement = movements.get(i);
            if (Amounts.expectIn(currency, movement.amount(), findings, HARD_CAP, "/movements/" + i + "/amount")) {
                BigDecimal before = use.sum();
                use.add(movement);
                if (use.sum().compareTo(before) > 0) {
                    checkUse(use, i, findings);
                }
            }
        }
        return findings.all();
    }

    private void checkUse(Use use, int i, Findings findings) {
        BigDecimal cap = use.cap;
        if (cap != null && use.sum().compareTo(cap) > 0) {
            findings.broken(
                    HARD_CAP,
                    "/movements/" + i + "/amount",
                    "takes the use to %s, the cap is %s"
                            .formatted(Amounts.text(use.sum(), currency), Amounts.text(cap, currency)));
        }
    }

    /** What is used of a cap so far. */
    private static final class Use {

        private @Nullable BigDecimal cap;
        private BigDecimal released = BigDecimal.ZERO;
        private BigDecimal invoiced = BigDecimal.ZERO;

        void add(CapMovement movement) {
            BigDecimal amount = movement.amount().amount();
            switch (movement.kind()) {
                case CAP -> cap = amount;
                case RELEASED -> released = released.add(amount);
                case RECALLED -> released = less(released, amount);
                case INVOICED -> {
                    released = less(released, amount);
                    invoiced = invoiced.add(amount);
                }
                case CREDITED -> invoiced = less(invoiced, amount);
            }
        }

        /** What was never there is not taken back: it would make room for more. */
        private static BigDecimal less(BigDecimal whole, BigDecimal amount) {
            return whole.subtract(amount.min(whole));
        }

        BigDecimal sum() {
            return released.add(invoiced);
        }
    }
}
