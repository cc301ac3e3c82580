package org.tallystick.billing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tallystick.model.LineKind;
import org.tallystick.model.value.Money;

/** What an engagement needs in a period that is not handled yet. Each rule, once it is, takes its reason out of here. */
final class Withholding {

    private final BillingInput input;
    private final Amendments amendments;
    private final List<BillableItem> billable;
    private final Collection<Money> changed;
    private final List<Withheld> reasons = new ArrayList<>();

    /**
     * Looks at what could be billed.
     *
     * @param billable items that keep every rule
     * @param changed billed items that are not the same any more, with their amounts
     */
    Withholding(BillingInput input, Amendments amendments, List<BillableItem> billable, Map<String, Money> changed) {
        this.input = input;
        this.amendments = amendments;
        this.billable = billable;
        this.changed = changed.values();
    }

    /** The reasons in the order of their enum; none if time and expense are all that there is. What waits is counted once. */
    List<Withheld> reasons() {
        List<Money> timeAndExpense = new ArrayList<>(amounts(LineKind.TIME));
        timeAndExpense.addAll(amounts(LineKind.EXPENSE));
        if (input.engagement().terms().cap() != null && !timeAndExpense.isEmpty()) {
            add(WithheldReason.CAP, List.of());
        }
        if (!amendments.inForce().isEmpty() && !(billable.isEmpty() && changed.isEmpty())) {
            add(WithheldReason.AMENDMENT, List.of());
        }
        addUnlessEmpty(WithheldReason.MILESTONE, amounts(LineKind.MILESTONE));
        addUnlessEmpty(WithheldReason.RECURRING_CHARGE, amounts(LineKind.RECURRING));
        addUnlessEmpty(WithheldReason.CREDIT_AND_REBILL, changed);
        if (!reasons.isEmpty()) {
            reasons.set(0, plus(reasons.get(0), timeAndExpense));
        }
        return reasons;
    }

    private List<Money> amounts(LineKind kind) {
        return billable.stream()
                .filter(item -> item.kind() == kind)
                .map(BillableItem::amount)
                .toList();
    }

    private void addUnlessEmpty(WithheldReason reason, Collection<Money> amounts) {
        if (!amounts.isEmpty()) {
            add(reason, amounts);
        }
    }

    private void add(WithheldReason reason, Collection<Money> amounts) {
        Money none = Money.zero(input.engagement().currency());
        reasons.add(plus(new Withheld(reason, 0, none), amounts));
    }

    private static Withheld plus(Withheld withheld, Collection<Money> amounts) {
        return new Withheld(
                withheld.reason(),
                withheld.items() + amounts.size(),
                amounts.stream().reduce(withheld.amount(), Money::plus));
    }
}
