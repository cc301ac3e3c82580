package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** What a credit memo keeps by itself. */
final class CreditRules {

    static final Rule SIGN = Rule.error(
            "CREDIT_SIGN",
            "The gross total of a credit memo is not negative: the document carries the sign.",
            "turn the signs; an exporter negates where its target wants that");
    static final Rule APPLIED = Rule.error(
            "CREDIT_APPLIED",
            "No more of a credit memo is set against invoices than it comes to.",
            "take back the application that is too much");

    private CreditRules() {}

    static List<Rule> all() {
        return List.of(SIGN, APPLIED);
    }

    static List<Violation> check(CreditMemo credit) {
        Findings findings = new Findings();
        HeaderRules.check(credit.header(), findings);
        InvoiceRules.checkNumber(credit.status().isIssued(), credit.number(), findings);
        DocumentBody body = DocumentBody.of(credit);
        InvoiceRules.checkBody(body, taxUnitsOff(credit.kind()), credit.fx(), findings);
        checkGross(credit, findings);
        return findings.all();
    }

    /**
     * The tax of credits in parts is a share of the original's, so that all parts sum to it: each is the difference of two rounded sums,
     * within one minor unit of each of its own roundings. What corrects the tax itself follows from no rate.
     */
    private static int taxUnitsOff(CreditKind kind) {
        return switch (kind) {
            case FULL -> 0;
            case PARTIAL, RATE, GOODWILL -> 1;
            case TAX -> Integer.MAX_VALUE;
        };
    }

    private static void checkGross(CreditMemo credit, Findings findings) {
        if (credit.totals().gross().signum() < 0) {
            findings.broken(SIGN, "/totals/gross", "is " + credit.totals().gross());
        }
        Currencies currencies =
                new Currencies(credit.currency()).addAll(credit.applications(), CreditApplication::amount);
        if (currencies.isOne(findings, InvoiceRules.CURRENCY, "/applications")) {
            BigDecimal applied = Amounts.sum(credit.applications(), CreditApplication::amount);
            if (applied.compareTo(credit.totals().gross().amount()) > 0) {
                findings.broken(
                        APPLIED,
                        "/applications",
                        "%s is applied of %s"
                                .formatted(
                                        applied.toPlainString(), credit.totals().gross()));
            }
        }
    }
}
