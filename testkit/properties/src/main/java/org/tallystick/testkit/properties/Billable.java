package org.tallystick.testkit.properties;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.Approvable;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TransactionClass;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** What of one source item is to be billed, in minor units rounded by itself. */
record Billable(Ref<?> source, Kind kind, Ref<ContractLine> line, Quantity quantity, UnitPrice price, LocalDate day) {

    /** What a ledger row and an invoice line call it. */
    enum Kind {
        TIME(TransactionClass.TIME, LineKind.TIME),
        EXPENSE(TransactionClass.EXPENSE, LineKind.EXPENSE),
        MILESTONE(TransactionClass.MILESTONE, LineKind.MILESTONE);

        final TransactionClass row;
        final LineKind line;

        Kind(TransactionClass row, LineKind line) {
            this.row = row;
            this.line = line;
        }
    }

    /** Of all that was approved. */
    static List<Billable> of(
            SoldWork sold, List<TimeEntry> time, List<ExpenseItem> expenses, List<Milestone> milestones) {
        List<Billable> all = new ArrayList<>();
        time.stream()
                .filter(Billable::isApproved)
                .forEach(entry -> all.add(new Billable(
                        entry.ref(),
                        Kind.TIME,
                        sold.hourlyLine(),
                        entry.billableHours(),
                        sold.hourlyRate(),
                        entry.workDate())));
        expenses.stream()
                .filter(item -> isApproved(item) && item.billable())
                .forEach(item -> all.add(one(
                        item.ref(),
                        Kind.EXPENSE,
                        sold.hourlyLine(),
                        item.billAmount(Rate.ZERO, RoundingMode.HALF_UP),
                        item.date())));
        milestones.forEach(milestone -> all.add(one(
                milestone.ref(),
                Kind.MILESTONE,
                sold.fixedLine(),
                milestone.amount(),
                sold.firm().billingDay())));
        return all;
    }

    private static boolean isApproved(Approvable item) {
        return item.approval() == Approval.APPROVED;
    }

    private static Billable one(Ref<?> source, Kind kind, Ref<ContractLine> line, Money amount, LocalDate day) {
        UnitPrice price = new UnitPrice(amount.amount(), amount.currency());
        return new Billable(source, kind, line, Quantity.ONE, price, day);
    }

    Money amount() {
        return price.times(quantity, RoundingMode.HALF_UP);
    }
}
