package org.tallystick.billing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.model.LineKind;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** What an engagement needs in a period that is not handled yet. Each rule, once it is, takes its reason out of here. */
final class Withholding {

    private final BillingInput input;
    private final Amendments amendments;
    private final List<BillableItem> billable;
    private final Collection<Money> changed;
    private final Map<WithheldReason, List<Money>> waiting = new EnumMap<>(WithheldReason.class);

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

    /**
     * The reasons in the order of their enum, each once per currency; none if time and expense are all that there is. What waits is counted
     * once.
     */
    List<Withheld> reasons() {
        List<Money> timeAndExpense = new ArrayList<>(amounts(LineKind.TIME));
        timeAndExpense.addAll(amounts(LineKind.EXPENSE));
        if (input.engagement().terms().cap() != null && !timeAndExpense.isEmpty()) {
            waiting.put(WithheldReason.CAP, new ArrayList<>());
        }
        if (!amendments.inForce().isEmpty() && !(billable.isEmpty() && changed.isEmpty())) {
            waiting.put(WithheldReason.AMENDMENT, new ArrayList<>());
        }
        addUnlessEmpty(WithheldReason.MILESTONE, amounts(LineKind.MILESTONE));
        addUnlessEmpty(WithheldReason.RECURRING_CHARGE, amounts(LineKind.RECURRING));
        addUnlessEmpty(WithheldReason.CREDIT_AND_REBILL, changed);
        waiting.values().stream().findFirst().ifPresent(first -> first.addAll(timeAndExpense));

        List<Withheld> reasons = new ArrayList<>();
        waiting.forEach((reason, amounts) -> reasons.addAll(perCurrency(reason, amounts)));
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
            waiting.put(reason, new ArrayList<>(amounts));
        }
    }

    /** What was billed in another currency than today's is counted in its own (RULES rule 8). */
    private List<Withheld> perCurrency(WithheldReason reason, List<Money> amounts) {
        if (amounts.isEmpty()) {
            return List.of(new Withheld(reason, 0, Money.zero(input.engagement().currency())));
        }
        Map<CurrencyCode, List<Money>> byCurrency =
                amounts.stream().collect(groupingBy(Money::currency, TreeMap::new, toList()));
        return byCurrency.values().stream()
                .map(same -> new Withheld(
                        reason, same.size(), same.stream().reduce(Money::plus).orElseThrow()))
                .toList();
    }
}
