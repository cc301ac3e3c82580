package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/**
 * One line of a journal entry: one side, one amount. One whose amount is zero and whose functional amount is not is an FX difference:
 * what a settlement at another rate, or a revaluation, brings.
 *
 * @param account code of the account
 * @param side which side
 * @param amount in the entry's currency
 * @param functional in the legal entity's functional currency (I35)
 * @param rounding whether it only makes the entry balance; one line at most (I31)
 * @param project of what
 * @param customer of whom
 * @param taxCode of the ERP
 * @param dimensions codes of dimensions, by their names
 * @param source the record that it books
 * @param fx its own rate, where that is not the entry's: what it settles was booked at another
 */
@BuiltRecord
public record LedgerLine(
        @Code String account,
        Side side,
        @PositiveOrZero Money amount,
        @PositiveOrZero Money functional,
        boolean rounding,
        @Nullable Ref<Project> project,
        @Nullable Ref<Customer> customer,
        @Nullable @Code String taxCode,
        SortedMap<String, String> dimensions,
        Ref<?> source,
        @Nullable FxRate fx) {

    public LedgerLine {
        MissingFieldsException.check(
                LedgerLine.class,
                "account",
                account,
                "side",
                side,
                "amount",
                amount,
                "functional",
                functional,
                "source",
                source);
        dimensions = Copies.sorted(dimensions);
    }

    /** Whether it books only what currencies moved: nothing in the entry's currency, something in the functional one. */
    public boolean isFxDifference() {
        return !rounding && amount.signum() == 0 && functional.signum() != 0;
    }
}
