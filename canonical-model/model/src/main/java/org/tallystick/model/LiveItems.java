package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.BillingEventStatus;

/** What several billing events take of the ledger's rows. */
public final class LiveItems {

    static final Rule LIVE = Rule.error(
            "BILLING_EVENT_LIVE",
            "No quantity of a ledger row is in two live billing events.",
            "cancel one of the events, or credit what it billed");

    private static final Set<BillingEventStatus> OVER =
            EnumSet.of(BillingEventStatus.CANCELLED, BillingEventStatus.CREDITED);

    private LiveItems() {}

    static List<Rule> all() {
        return List.of(LIVE);
    }

    /**
     * Which items take more of their row than it has, after what the events before took: {@code BILLING_EVENT_LIVE}. An event lives until
     * it is cancelled or credited whole. Items of rows that are not given count for nothing. Paths lead from each event.
     *
     * @param rows of the billing ledger
     */
    public static List<Violation> check(Collection<BillingEvent> events, Collection<BillableTransaction> rows) {
        Map<Ref<?>, BigDecimal> left = new HashMap<>();
        rows.forEach(row -> left.put(row.ref(), row.quantity().value()));
        Findings findings = new Findings();
        for (BillingEvent event : events) {
            if (!OVER.contains(event.status())) {
                take(event, left, findings);
            }
        }
        return findings.all();
    }

    private static void take(BillingEvent event, Map<Ref<?>, BigDecimal> left, Findings findings) {
        for (int i = 0; i < event.items().size(); i++) {
            EventItem item = event.items().get(i);
            BigDecimal before = left.get(item.row());
            if (before == null) {
                continue;
            }
            BigDecimal after = before.subtract(item.quantity().value());
            if (after.signum() < 0) {
                findings.broken(
                        LIVE,
                        "/items/" + i + "/quantity",
                        "%s takes %s of %s, which has %s left"
                                .formatted(event.ref(), item.quantity(), item.row(), before.toPlainString()));
            }
            left.put(item.row(), after);
        }
    }
}
