package org.tallystick.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** Rules of one row of the billing ledger. */
final class TransactionRules {

    static final Rule CURRENCY = Rule.error(
            "TRANSACTION_CURRENCY",
            "The unit price and the amount of a ledger row are in one currency.",
            "write the row again, converted");

    static final Rule SIGN = Rule.error(
            "TRANSACTION_SIGN",
            "The quantity of a reversal is not positive, that of any other row but an adjustment not negative.",
            "use the kind of row that fits the sign");

    static final Rule LINKS = Rule.error(
            "TRANSACTION_LINKS", "A ledger row has no link to itself.", "link it to the row that it is about");

    private static final Set<TransactionKind> REVERSALS =
            EnumSet.of(TransactionKind.UNBILLED_REVERSAL, TransactionKind.BILLED_REVERSAL);

    private TransactionRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, SIGN, LINKS);
    }

    static List<Violation> check(BillableTransaction row) {
        Findings findings = new Findings();
        HeaderRules.check(row.header(), findings);
        Amounts.expectIn(row.unitPrice().currency(), row.amount(), findings, CURRENCY, "/amount");
        checkSign(row, findings);
        for (int i = 0; i < row.links().size(); i++) {
            if (row.links().get(i).row().equals(row.ref())) {
                findings.broken(LINKS, "/links/" + i + "/row", "is the row itself");
            }
        }
        return findings.all();
    }

    private static void checkSign(BillableTransaction row, Findings findings) {
        int wrong = REVERSALS.contains(row.kind()) ? 1 : -1;
        if (row.kind() != TransactionKind.ADJUSTMENT && row.quantity().signum() == wrong) {
            findings.broken(SIGN, "/quantity", "is %s in a row of %s".formatted(row.quantity(), row.kind()));
        }
    }
}
