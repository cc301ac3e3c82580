package org.tallystick.model;

import org.tallystick.model.state.Approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * One cost.
 *
 * @param header what all records share
 * @param resource who spent it
 * @param date when
 * @param project on what
 * @param contractLine the line that sets its markup, if one is named
 * @param category what for, in the source's words
 * @param amount what was paid, in the currency in which it was paid
 * @param billable whether the customer pays
 * @param receiptAttached whether there is a receipt
 * @param approval how far it is
 */
@BuiltRecord
public record ExpenseItem(
        Header header,
        @Nullable Ref<Resource> resource,
        LocalDate date,
        @Nullable Ref<Project> project,
        @Nullable Ref<ContractLine> contractLine,
        @Nullable String category,
        Money amount,
        boolean billable,
        boolean receiptAttached,
        Approval approval)
        implements Entity, Approvable {

    public ExpenseItem {
        MissingFieldsException.check(
                ExpenseItem.class, "header", header, "date", date, "amount", amount, "approval", approval);
    }
}
