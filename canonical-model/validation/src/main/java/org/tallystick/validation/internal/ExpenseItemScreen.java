package org.tallystick.validation.internal;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseMeasure;
import org.tallystick.model.value.Money;

/** The constraints on an expense item, compiled by hand like those of {@link TimeEntryScreen}. */
final class ExpenseItemScreen {

    private ExpenseItemScreen() {}

    static boolean passes(ExpenseItem item) {
        return Texts.isName(item.category())
                && Texts.isCode(item.receipt())
                && Texts.isCode(item.report())
                && isNotNegative(item.tax().included())
                && isNotNegative(item.tax().recoverable())
                && (item.markup() == null || item.markup().value().signum() >= 0)
                && passes(item.measure());
    }

    private static boolean passes(@Nullable ExpenseMeasure measure) {
        return measure == null || (measure.quantity().signum() >= 0 && Texts.isCode(measure.unit()));
    }

    private static boolean isNotNegative(@Nullable Money amount) {
        return amount == null || amount.signum() >= 0;
    }
}
