package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/**
 * Where a contract stands between revenue and bills (I30): what is recognised and not billed is an asset, what is billed and not
 * recognised a liability.
 *
 * @param recognized revenue to date
 * @param billed invoiced to date, less credits, before tax
 * @param unbilled recognised and not billed; not negative
 * @param deferred billed and not recognised; not negative
 */
public record ContractPosition(Money recognized, Money billed, Money unbilled, Money deferred) {

    static final Rule POSITION = Rule.error(
            "I30",
            "Recognised less billed is unbilled less deferred, one of which is zero and none negative.",
            "compute the position again from recognised and billed");

    public ContractPosition {
        MissingFieldsException.check(
                ContractPosition.class,
                "recognized",
                recognized,
                "billed",
                billed,
                "unbilled",
                unbilled,
                "deferred",
                deferred);
    }

    /** @throws org.tallystick.model.value.CurrencyMismatchException if the currencies differ */
    public static ContractPosition of(Money recognized, Money billed) {
        Money position = recognized.minus(billed);
        Money none = Money.zero(billed.currency());
        return position.signum() > 0
                ? new ContractPosition(recognized, billed, position, none)
                : new ContractPosition(recognized, billed, none, position.negated());
    }

    static List<Rule> all() {
        return List.of(POSITION);
    }

    /** The rules that it breaks. */
    public List<Violation> check() {
        Findings findings = new Findings();
        boolean isInOneCurrency =
                Stream.of(billed, unbilled, deferred).allMatch(part -> Amounts.isIn(recognized.currency(), part));
        BigDecimal position = recognized.amount().subtract(billed.amount());
        BigDecimal told = unbilled.amount().subtract(deferred.amount());
        if (!isInOneCurrency || !Amounts.same(position, told)) {
            findings.broken(
                    POSITION,
                    "/recognized",
                    "is %s, billed %s, unbilled %s, deferred %s".formatted(recognized, billed, unbilled, deferred));
        }
        if (unbilled.signum() < 0 || deferred.signum() < 0 || (unbilled.signum() != 0 && deferred.signum() != 0)) {
            findings.broken(POSITION, "/unbilled", "is %s, deferred is %s".formatted(unbilled, deferred));
        }
        return findings.all();
    }
}
