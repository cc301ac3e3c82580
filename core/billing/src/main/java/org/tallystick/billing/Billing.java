package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.Rating.Rated;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

/**
 * What may be billed of one engagement in one period: time and expense by RULES rules 2, 3, 4, 6.1 to 6.3, 7, 9 and 10. An engagement that
 * needs anything else in the period is withheld as a whole, with its reasons.
 *
 * <p>Every billable item of known projects is in one place: on the proposal, held, withheld, or billed before and unchanged; or it waits,
 * which is no exception, because its service date is after the period, or because the period's invoice was issued before the item was known.
 * Linear in the number of items, but for sorting them.
 */
public final class Billing {

    private final BillingInput input;
    private final Map<Ref<?>, Project> projects = new HashMap<>();
    private final Amendments amendments;
    private final Rating rating;
    private final RecurringCharges charges;
    private final ContractRules rules;
    private final BilledLedger ledger;
    private final LocalDate lastDay;

    private final List<BillableItem> billable = new ArrayList<>();
    private final List<HeldItem> held = new ArrayList<>();

    private Billing(BillingInput input, MasterData master) {
        this.input = input;
        input.projects().forEach(project -> projects.put(project.ref(), project));
        this.lastDay = input.period().atEndOfMonth();
        this.amendments = Amendments.asOf(lastDay, input.amendments());
        Period term = amendments.amend(input.engagement().terms().term());
        this.rating = new Rating(input, master);
        this.charges = new RecurringCharges(input, projects, term);
        this.rules = new ContractRules(input, master, projects, term);
        this.ledger = new BilledLedger(input);
    }

    /**
     * Bills it. The order of the input does not matter.
     *
     * @throws AssertionError if the proposal's own arithmetic is wrong: nothing of it may be written
     */
    public static BillingOutcome bill(BillingInput input, MasterData master) {
        return new Billing(input, master).bill();
    }

    private BillingOutcome bill() {
        input.work().time().stream().filter(this::isBillable).forEach(time -> take(rating.rate(time), time.resource()));
        input.work().expenses().stream().filter(this::isBillable).forEach(expense -> take(rating.rate(expense), null));
        input.work().milestones().stream()
                .filter(this::isBillable)
                .forEach(milestone -> take(rating.rate(milestone), null));
        charges.all().forEach(charge -> take(Rated.of(charge), null));
        held.sort(Comparator.comparing(HeldItem::serviceDate).thenComparing(HeldItem::item, CodePoints.ORDER));

        List<Withheld> withheld = new Withholding(input, amendments, billable, ledger.changed()).reasons();
        boolean isBilled = withheld.isEmpty() && !billable.isEmpty();
        return new BillingOutcome(isBilled ? new Proposal(input, rules).of(billable) : null, held, withheld);
    }

    private boolean isBillable(TimeEntry time) {
        return time.approval() == Approval.APPROVED
                && time.billable()
                && time.hours().compareTo(Quantity.ZERO) > 0
                && isKnown(time.project())
                && !time.workDate().isAfter(lastDay);
    }

    private boolean isBillable(ExpenseItem expense) {
        return expense.approval() == Approval.APPROVED
                && expense.billable()
                && isKnown(expense.project())
                && !expense.date().isAfter(lastDay);
    }

    private boolean isBillable(Milestone milestone) {
        LocalDate completedOn = milestone.completedOn();
        return milestone.approval() == Approval.APPROVED
                && completedOn != null
                && isKnown(milestone.project())
                && !completedOn.isAfter(lastDay);
    }

    /** An item of an unknown project does not exist yet (RULES section 0). */
    private boolean isKnown(@Nullable Ref<Project> project) {
        return project != null && projects.containsKey(project);
    }

    private void take(Rated rated, @Nullable Ref<Resource> resource) {
        BillableItem item = rated.item();
        if (item == null) {
            takeUnrated(requireNonNull(rated.held()));
            return;
        }
        Optional<HeldItem> hold = rules.hold(item, resource);
        if (ledger.isBilled(item.id())) {
            takeBilled(item, hold);
        } else if (ledger.isBilledElsewhere(item.id())) {
            ledger.seeElsewhere(item.id(), item.amount());
        } else {
            takeNew(item, hold.or(() -> rules.taxHold(item)));
        }
    }

    /** An item that was billed, here or elsewhere, and has no price today is no exception: it is a change of what was billed. */
    private void takeUnrated(HeldItem item) {
        if (ledger.isBilledElsewhere(item.item())) {
            Money none = Money.zero(input.engagement().currency());
            ledger.seeElsewhere(item.item(), Optional.ofNullable(item.amount()).orElse(none));
        } else if (!ledger.isBilled(item.item())) {
            held.add(item);
        }
    }

    /** What was billed is computed anew by rules 2 to 6.3 alone: it stays when today's tax is unknown (RULES rules 8, 10). */
    private void takeBilled(BillableItem item, Optional<HeldItem> hold) {
        if (hold.isEmpty()) {
            ledger.see(item);
        }
    }

    /** What becomes known after the period's document was issued waits for the next one: the document is frozen. */
    private void takeNew(BillableItem item, Optional<HeldItem> hold) {
        if (hold.isPresent()) {
            held.add(hold.get());
        } else if (!ledger.isPeriodIssued()) {
            billable.add(item);
        }
    }
}
