package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;

/**
 * One line of a journal entry: one side, one amount.
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
        Ref<?> source) {

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
}
