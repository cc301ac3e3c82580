package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.Reimbursement;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * One cost. Source: PSA expense line.
 *
 * @param header what all records share
 * @param resource who spent it
 * @param date when
 * @param project on what
 * @param task on which part of it
 * @param contractLine the line that sets its markup, if one is named
 * @param category what for, in the source's words
 * @param amount what was paid, in the currency in which it was paid
 * @param tax the tax in it
 * @param measure what was counted, if something was
 * @param reimbursementCurrency in which the person gets it back
 * @param billable whether the customer pays
 * @param billMethod what the customer pays; none: its contract line says so
 * @param markup its own markup; 7.5 % is 0.075
 * @param receiptAttached whether there is a receipt
 * @param receipt id of the receipt
 * @param report id of the report on which it stands
 * @param vendorBill the vendor's bill that it passes on
 * @param approval how far its approval is
 * @param billing how far its billing is; none: nobody has decided
 * @param reimbursement whether the person got it back; none: nobody has decided
 */
@BuiltRecord
public record ExpenseItem(
        @Valid Header header,
        @Needed(groups = Complete.class) @Nullable Ref<Resource> resource,
        LocalDate date,
        @Needed(groups = Complete.class) @Nullable Ref<Project> project,
        @Nullable Ref<Task> task,
        @Nullable Ref<ContractLine> contractLine,
        @Needed(groups = Complete.class) @Nullable @Name String category,
        Money amount,
        @Valid ExpenseTax tax,
        @Nullable @Valid ExpenseMeasure measure,
        @Nullable CurrencyCode reimbursementCurrency,
        boolean billable,
        @Nullable ExpenseBillMethod billMethod,
        @Nullable @PositiveOrZero Rate markup,
        boolean receiptAttached,
        @Nullable @Code String receipt,
        @Nullable @Code String report,
        @Nullable Ref<VendorBill> vendorBill,
        Approval approval,
        @Nullable BillingState billing,
        @Nullable Reimbursement reimbursement)
        implements Entity, Approvable {

    public ExpenseItem {
        MissingFieldsException.check(
                ExpenseItem.class, "header", header, "date", date, "amount", amount, "approval", approval);
        tax = tax == null ? ExpenseTax.UNKNOWN : tax;
    }

    @Override
    public List<Violation> check() {
        return ExpenseItemRules.check(this);
    }

    /**
     * Whether it has the receipt that the policy wants: {@code EXPENSE_RECEIPT}.
     *
     * @param limit up to which none is needed, in the currency that was paid; in another it says nothing
     */
    public List<Violation> checkReceipt(Money limit) {
        return ExpenseItemRules.checkReceipt(this, limit);
    }

    /**
     * What it cost the firm: what was paid, net of recoverable tax.
     *
     * @throws org.tallystick.model.value.CurrencyMismatchException if its recoverable tax is in another currency
     */
    public Money netCost() {
        return ExpenseItemRules.netCost(this);
    }

    /**
     * What the customer pays for it, in the currency that was paid: the cost net of recoverable tax, with its markup, rounded once. At a
     * fixed price, the price times the pieces, in the currency of the price.
     *
     * @param lineMarkup of its contract line; counts where it has none of its own
     * @throws IllegalStateException if it is billed at a fixed price, and has no measure
     * @throws org.tallystick.model.value.CurrencyMismatchException if its recoverable tax is in another currency
     */
    public Money billAmount(Rate lineMarkup, RoundingMode mode) {
        return ExpenseItemRules.billAmount(this, lineMarkup, mode);
    }
}
