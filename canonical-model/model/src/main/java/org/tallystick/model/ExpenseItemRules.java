package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** Rules of one cost. An item that keeps them costs a few comparisons and nothing else. */
final class ExpenseItemRules {

    static final Rule CURRENCY =
            Rule.error("EXPENSE_CURRENCY", "The tax in a cost is in the currency that was paid.", "convert the tax");

    static final Rule TAX = Rule.error(
            "EXPENSE_TAX",
            "Of a cost, the recoverable tax is not above the tax, and the tax not above the amount.",
            "correct the tax by the receipt");

    static final Rule FIXED = Rule.warning(
            "EXPENSE_FIXED",
            "A cost that is billed at a fixed price says how many pieces there are, and the price of one.",
            "complete the measure; it cannot be billed before");

    static final Rule RECEIPT = Rule.warning(
            "EXPENSE_RECEIPT",
            "A cost above the limit of the policy has a receipt.",
            "attach the receipt, or have the exception agreed");

    private ExpenseItemRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, TAX, FIXED, RECEIPT);
    }

    static List<Violation> check(ExpenseItem item) {
        boolean isKept = HeaderRules.isKept(item.header()) && keepsCurrency(item) && keepsTax(item) && keepsFixed(item);
        return isKept ? List.of() : violations(item);
    }

    private static boolean keepsCurrency(ExpenseItem item) {
        CurrencyCode paid = item.amount().currency();
        return Amounts.isIn(paid, item.tax().included())
                && Amounts.isIn(paid, item.tax().recoverable());
    }

    private static boolean keepsTax(ExpenseItem item) {
        return keepsIncluded(item) && keepsRecoverable(item);
    }

    private static boolean keepsIncluded(ExpenseItem item) {
        return isAtMost(item.tax().included(), item.amount());
    }

    private static boolean keepsRecoverable(ExpenseItem item) {
        Money included = item.tax().included();
        return isAtMost(item.tax().recoverable(), included == null ? item.amount() : included);
    }

    /** By size: what is paid back has a negative amount, and tax without a sign. */
    private static boolean isAtMost(@Nullable Money part, Money whole) {
        return part == null || part.amount().abs().compareTo(whole.amount().abs()) <= 0;
    }

    private static boolean keepsFixed(ExpenseItem item) {
        return item.billMethod() != ExpenseBillMethod.FIXED || item.measure() != null;
    }

    private static List<Violation> violations(ExpenseItem item) {
        Findings findings = new Findings();
        HeaderRules.check(item.header(), findings);
        Money included = item.tax().included();
        Money recoverable = item.tax().recoverable();
        CurrencyCode paid = item.amount().currency();
        boolean isInOneCurrency = Amounts.expectIn(paid, included, findings, CURRENCY, "/tax/included");
        isInOneCurrency &= Amounts.expectIn(paid, recoverable, findings, CURRENCY, "/tax/recoverable");
        if (isInOneCurrency && !keepsIncluded(item)) {
            findings.broken(TAX, "/tax/included", "is %s of %s".formatted(included, item.amount()));
        }
        if (isInOneCurrency && !keepsRecoverable(item)) {
            findings.broken(
                    TAX,
                    "/tax/recoverable",
                    "is %s of %s".formatted(recoverable, included == null ? item.amount() : included));
        }
        if (!keepsFixed(item)) {
            findings.broken(FIXED, "/measure", "is absent");
        }
        return findings.all();
    }

    static List<Violation> checkReceipt(ExpenseItem item, Money limit) {
        boolean isAbove =
                Amounts.isIn(limit.currency(), item.amount()) && item.amount().compareTo(limit) > 0;
        return isAbove && !item.receiptAttached()
                ? List.of(RECEIPT.brokenAt(
                        "/receiptAttached", "is false of %s, the limit is %s".formatted(item.amount(), limit)))
                : List.of();
    }

    static Money billAmount(ExpenseItem item, Rate lineMarkup, RoundingMode mode) {
        ExpenseBillMethod method = item.billMethod() == null ? ExpenseBillMethod.MARKUP : item.billMethod();
        return switch (method) {
            case COST -> netCost(item);
            case MARKUP -> {
                Rate markup = item.markup() == null ? lineMarkup : item.markup();
                yield netCost(item).times(BigDecimal.ONE.add(markup.value()), mode);
            }
            case FIXED -> fixed(item, mode);
            case NOT_BILLABLE -> Money.zero(item.amount().currency());
        };
    }

    /** What is paid back has a negative amount, and tax without a sign. */
    static Money netCost(ExpenseItem item) {
        Money recoverable = item.tax().recoverable();
        if (recoverable == null) {
            return item.amount();
        }
        return item.amount().signum() < 0
                ? item.amount().plus(recoverable)
                : item.amount().minus(recoverable);
    }

    private static Money fixed(ExpenseItem item, RoundingMode mode) {
        ExpenseMeasure measure = item.measure();
        if (measure == null) {
            throw new IllegalStateException("%s is billed at a fixed price, and has no measure".formatted(item.ref()));
        }
        return measure.price().times(measure.quantity(), mode);
    }
}
