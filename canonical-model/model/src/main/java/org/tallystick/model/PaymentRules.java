package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** What a payment keeps by itself. */
final class PaymentRules {

    static final Rule CURRENCY = Rule.error(
            "PAYMENT_CURRENCY",
            "All amounts of a payment are in its currency.",
            "set it against documents in its currency, or convert it first");
    static final Rule SPLIT = Rule.error(
            "I24",
            "A payment is what is applied, unapplied and refunded of it.",
            "read applications and refunds again from the ERP");

    private PaymentRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, SPLIT);
    }

    static List<Violation> check(Payment payment) {
        Findings findings = new Findings();
        HeaderRules.check(payment.header(), findings);
        FxRules.checkBase(payment.fx(), payment.amount().currency(), findings);
        if (currencies(payment).isOne(findings, CURRENCY, "/amount")) {
            BigDecimal parts = Amounts.sum(payment.applications(), PaymentApplication::amount)
                    .add(payment.unapplied().amount())
                    .add(Amounts.sum(payment.refunds(), Refund::amount));
            findings.expectEqual(SPLIT, "/amount", payment.amount(), parts, "applied, unapplied and refunded");
        }
        return findings.all();
    }

    private static Currencies currencies(Payment payment) {
        Money amount = payment.amount();
        return new Currencies(amount.currency())
                .add(payment.unapplied())
                .addAll(payment.refunds(), Refund::amount)
                .addAll(payment.applications(), PaymentApplication::amount)
                .addAll(payment.applications(), part -> part.discount() == null ? amount : part.discount())
                .addAll(payment.applications(), part -> part.writeOff() == null ? amount : part.writeOff());
    }
}
