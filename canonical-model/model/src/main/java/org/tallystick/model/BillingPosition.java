package org.tallystick.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * Where one approved source item stands in billing (I11).
 *
 * @param approved what may be billed of it
 * @param unbilled not touched yet
 * @param held by a rule or a person
 * @param released on its way to the ERP
 * @param invoiced net of credits
 * @param writtenOff given up
 */
public record BillingPosition(
        BillingAmount approved,
        BillingAmount unbilled,
        BillingAmount held,
        BillingAmount released,
        BillingAmount invoiced,
        BillingAmount writtenOff) {

    static final Rule POSITION = Rule.error(
            "I11",
            "What is approved of an item is unbilled, held, released, invoiced net of credits, or written off; each part once.",
            "find the row of the billing ledger that is missing or twice there");

    public BillingPosition {
        MissingFieldsException.check(
                BillingPosition.class,
                "approved",
                approved,
                "unbilled",
                unbilled,
                "held",
                held,
                "released",
                released,
                "invoiced",
                invoiced,
                "writtenOff",
                writtenOff);
    }

    static List<Rule> all() {
        return List.of(POSITION);
    }

    /** The rules that it breaks, in quantity and in value. */
    public List<Violation> check() {
        Findings findings = new Findings();
        Map<String, BillingAmount> parts = parts();
        parts.forEach((name, part) -> checkQuantity(name, part, findings));
        BigDecimal quantity = parts.values().stream()
                .map(BillingAmount::quantity)
                .map(Quantity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!Amounts.same(quantity, approved.quantity().value())) {
            findings.broken(
                    POSITION,
                    "/approved/quantity",
                    "is %s, its parts sum to %s".formatted(approved.quantity(), quantity.toPlainString()));
        }
        checkAmount(parts, findings);
        return findings.all();
    }

    private Map<String, BillingAmount> parts() {
        Map<String, BillingAmount> parts = new LinkedHashMap<>();
        parts.put("unbilled", unbilled);
        parts.put("held", held);
        parts.put("released", released);
        parts.put("invoiced", invoiced);
        parts.put("writtenOff", writtenOff);
        return parts;
    }

    private static void checkQuantity(String name, BillingAmount part, Findings findings) {
        if (part.quantity().signum() < 0) {
            findings.broken(POSITION, "/" + name + "/quantity", "is %s".formatted(part.quantity()));
        }
    }

    private void checkAmount(Map<String, BillingAmount> parts, Findings findings) {
        Money whole = approved.amount();
        boolean isInOneCurrency =
                parts.values().stream().allMatch(part -> Amounts.isIn(whole.currency(), part.amount()));
        BigDecimal sum = Amounts.sum(parts.values(), BillingAmount::amount);
        if (!isInOneCurrency || !Amounts.same(sum, whole.amount())) {
            findings.broken(
                    POSITION,
                    "/approved/amount",
                    "is %s, its parts come to %s"
                            .formatted(whole, isInOneCurrency ? Amounts.text(sum, whole.currency()) : parts.values()));
        }
    }
}
