package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.Rating.Rated;
import org.tallystick.model.Approval;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * What may be billed of one engagement in one period: time and expense by RULES rules 2, 3, 4, 6.1 to 6.3, 7, 9 and 10. An engagement that
 * needs anything else in the period is withheld as a whole, with its reasons. Linear in the number of items.
 */
public final class Billing {

    private final BillingInput input;
    private final Rating rating;
    private final ContractRules rules;
    private final BilledLedger ledger;
    private final LocalDate lastDay;

    private final List<BillableItem> billable = new ArrayList<>();
    private final List<HeldItem> held = new ArrayList<>();
    private final Set<String> candidates = new HashSet<>();

    private Billing(BillingInput input, MasterData master) {
        this.input = input;
        this.rating = new Rating(input, master);
        this.rules = new ContractRules(input, master);
        this.ledger = new BilledLedger(input);
        this.lastDay = input.period().atEndOfMonth();
    }

    /** Bills it. The order of the input does not matter. */
    public static BillingOutcome bill(BillingInput input, MasterData master) {
        return new Billing(input, master).bill();
    }

    private BillingOutcome bill() {
        input.work().time().stream().filter(this::isBillable).forEach(time -> {
            candidates.add(time.ref().id());
            take(rating.rate(time), time.resource());
        });
        input.work().expenses().stream().filter(this::isBillable).forEach(expense -> {
            candidates.add(expense.ref().id());
            take(rating.rate(expense), null);
        });
        held.sort(Comparator.comparing(HeldItem::serviceDate).thenComparing(HeldItem::item, CodePoints.ORDER));

        List<Withheld> withheld =
                Withholding.reasons(input, ledger.changed(candidates), billable.size(), sumOfBillable());
        boolean isBilled = withheld.isEmpty() && !billable.isEmpty();
        return new BillingOutcome(isBilled ? new Proposal(input, rules).of(billable) : null, held, withheld);
    }

    private boolean isBillable(TimeEntry time) {
        return time.approval() == Approval.APPROVED
                && time.billable()
                && time.hours().compareTo(Quantity.ZERO) > 0
                && !time.workDate().isAfter(lastDay);
    }

    private boolean isBillable(ExpenseItem expense) {
        return expense.approval() == Approval.APPROVED
                && expense.billable()
                && !expense.date().isAfter(lastDay);
    }

    private void take(Rated rated, @Nullable Ref<Resource> resource) {
        HeldItem unrated = rated.held();
        BillableItem item = rated.item();
        if (item == null) {
            hold(requireNonNull(unrated));
            return;
        }
        Optional<HeldItem> hold = rules.hold(item, resource);
        if (hold.isPresent()) {
            hold(hold.get());
            return;
        }
        ledger.see(item);
        if (!ledger.isBilled(item.id())) {
            billable.add(item);
        }
    }

    /** An item that was billed and would be held today is no exception: it is a change of what was billed. */
    private void hold(HeldItem item) {
        if (!ledger.isBilled(item.item())) {
            held.add(item);
        }
    }

    private Money sumOfBillable() {
        return billable.stream()
                .map(BillableItem::amount)
                .reduce(Money.zero(input.engagement().currency()), Money::plus);
    }
}
