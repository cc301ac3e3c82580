package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/**
 * An amount that was paid in advance, and what became of it (I17).
 *
 * @param received from the customer
 * @param drawn down by work
 * @param refunded to the customer
 * @param balance what is left
 */
public record RetainerBalance(Money received, Money drawn, Money refunded, Money balance) {

    static final Rule RETAINER = Rule.error(
            "I17",
            "What was received of a retainer is drawn, refunded or still there, and what is there is not negative.",
            "bill what was drawn too much, or correct the balance");

    public RetainerBalance {
        MissingFieldsException.check(
                RetainerBalance.class, "received", received, "drawn", drawn, "refunded", refunded, "balance", balance);
    }

    static List<Rule> all() {
        return List.of(RETAINER);
    }

    /** The rules that it breaks. */
    public List<Violation> check() {
        Findings findings = new Findings();
        boolean isInOneCurrency =
                Stream.of(drawn, refunded, balance).allMatch(part -> Amounts.isIn(received.currency(), part));
        BigDecimal sum = Amounts.sum(List.of(drawn, refunded, balance), part -> part);
        if (!isInOneCurrency || !Amounts.same(sum, received.amount())) {
            findings.broken(
                    RETAINER,
                    "/received",
                    "is %s, drawn %s, refunded %s, left %s".formatted(received, drawn, refunded, balance));
        }
        if (balance.signum() < 0) {
            findings.broken(RETAINER, "/balance", "is %s".formatted(balance));
        }
        return findings.all();
    }
}
