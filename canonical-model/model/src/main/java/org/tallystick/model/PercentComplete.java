package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * Revenue by cost (I27): what is recognised in all is {@code round(allocated × min(1, cost / estimate))}, and each event recognises the
 * difference to what was recognised before. So a new estimate never counts anything twice. Rounded once, HALF_UP.
 */
public final class PercentComplete {

    static final Rule CUMULATIVE = Rule.error(
            "I27",
            "What is recognised by cost is, in all, the completed share of what is allocated; each event is the difference.",
            "recognise the difference in the next event");

    private PercentComplete() {}

    static List<Rule> all() {
        return List.of(CUMULATIVE);
    }

    /**
     * What is recognised in all.
     *
     * @param cost to date; not negative, in the estimate's currency
     * @param estimate of all cost; positive
     * @throws IllegalArgumentException if the estimate is not positive, the cost negative, or their currencies differ
     */
    public static Money cumulative(Money allocated, Money cost, Money estimate) {
        if (!isUsable(cost, estimate)) {
            throw new IllegalArgumentException("%s of %s is no share of completion".formatted(cost, estimate));
        }
        if (cost.amount().compareTo(estimate.amount()) >= 0) {
            return allocated;
        }
        BigDecimal recognized = allocated
                .amount()
                .multiply(cost.amount())
                .divide(estimate.amount(), allocated.currency().exponent(), RoundingMode.HALF_UP);
        return Money.of(recognized, allocated.currency());
    }

    private static boolean isUsable(Money cost, Money estimate) {
        return cost.currency().equals(estimate.currency()) && cost.signum() >= 0 && estimate.signum() > 0;
    }

    /**
     * What the next event recognises; negative if a new estimate takes some of it back.
     *
     * @param recognized before
     */
    public static Money next(Money allocated, Money cost, Money estimate, Money recognized) {
        return cumulative(allocated, cost, estimate).minus(recognized);
    }

    /**
     * Which events of a schedule do not recognise the difference, each by what its version of the schedule allocates: a re-allocation
     * changes nothing of what was right before. Events that name no cost, and those of versions that are not given, count with their
     * amount; moves between accounts do not count. Paths are places in the list of events.
     *
     * @param current the version in force
     * @param earlier the versions before it
     * @param events of all versions, in the order in which they were made
     */
    public static List<Violation> check(
            RevenueSchedule current, Collection<RevenueSchedule> earlier, List<RevenueEvent> events) {
        Map<Integer, Money> allocated = new HashMap<>();
        earlier.forEach(schedule -> allocated.put(schedule.version(), schedule.allocated()));
        allocated.put(current.version(), current.allocated());
        return check(current.allocated().currency(), allocated, events);
    }

    private static List<Violation> check(
            CurrencyCode currency, Map<Integer, Money> allocatedBy, List<RevenueEvent> events) {
        Findings findings = new Findings();
        BigDecimal recognized = BigDecimal.ZERO;
        for (int i = 0; i < events.size(); i++) {
            RevenueEvent event = events.get(i);
            boolean isCounted = event.kind() != RevenueEventKind.RECLASS
                    && Amounts.expectIn(currency, event.amount(), findings, CUMULATIVE, path(i));
            if (isCounted) {
                Money allocated = allocatedBy.get(event.scheduleVersion());
                if (allocated != null) {
                    checkDifference(event, allocated, recognized, i, findings);
                }
                recognized = recognized.add(event.amount().amount());
            }
        }
        return findings.all();
    }

    private static void checkDifference(
            RevenueEvent event, Money allocated, BigDecimal recognized, int i, Findings findings) {
        Money cost = event.basis().costToDate();
        Money estimate = event.basis().costEstimate();
        boolean isByCost = event.kind() != RevenueEventKind.REVERSAL;
        if (!isByCost || cost == null || estimate == null || !isUsable(cost, estimate)) {
            return;
        }
        BigDecimal right = cumulative(allocated, cost, estimate).amount().subtract(recognized);
        if (!Amounts.same(right, event.amount().amount())) {
            findings.broken(
                    CUMULATIVE,
                    path(i),
                    "is %s, the difference is %s".formatted(event.amount(), Amounts.text(right, allocated.currency())));
        }
    }

    private static String path(int event) {
        return "/" + event + "/amount";
    }
}
