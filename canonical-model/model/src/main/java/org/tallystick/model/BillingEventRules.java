package org.tallystick.model;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** Rules of one billing event. Those of several are {@link LiveItems}'s. */
final class BillingEventRules {

    static final Rule TOTAL = LineRules.ITEMS;

    static final Rule CURRENCY = Rule.error(
            "BILLING_EVENT_CURRENCY",
            "All amounts of a billing event are in its currency.",
            "make another event for the other currency");

    static final Rule ITEMS = Rule.error(
            "BILLING_EVENT_ITEMS", "A billing event has each ledger row once.", "merge the items of one row");

    private BillingEventRules() {}

    static List<Rule> all() {
        return List.of(TOTAL, CURRENCY, ITEMS);
    }

    static List<Violation> check(BillingEvent event) {
        Findings findings = new Findings();
        HeaderRules.check(event.header(), findings);
        checkRows(event.items(), findings);
        if (isInOneCurrency(event, findings)) {
            checkTotal(event, findings);
        }
        return findings.all();
    }

    private static void checkRows(List<EventItem> items, Findings findings) {
        Set<Ref<BillableTransaction>> rows = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Ref<BillableTransaction> row = items.get(i).row();
            if (!rows.add(row)) {
                findings.broken(ITEMS, "/items/" + i + "/row", "%s is in it before".formatted(row));
            }
        }
    }

    private static boolean isInOneCurrency(BillingEvent event, Findings findings) {
        boolean isOne = Amounts.expectIn(event.currency(), event.total(), findings, CURRENCY, "/total");
        for (int i = 0; i < event.items().size(); i++) {
            isOne &= Amounts.expectIn(
                    event.currency(), event.items().get(i).amount(), findings, CURRENCY, "/items/" + i + "/amount");
        }
        return isOne;
    }

    private static void checkTotal(BillingEvent event, Findings findings) {
        BigDecimal sum = Amounts.sum(event.items(), EventItem::amount);
        if (!Amounts.same(sum, event.total().amount())) {
            findings.broken(
                    TOTAL,
                    "/total",
                    "is %s, the sum of the items is %s".formatted(event.total(), Amounts.text(sum, event.currency())));
        }
    }
}
