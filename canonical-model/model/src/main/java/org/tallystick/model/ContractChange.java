package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** How a change of a contract meets revenue that is recognised already (I29; ASC 606-10-25-13). */
public final class ContractChange {

    static final Rule CHANGE = Rule.error(
            "I29",
            "A prospective change leaves posted lines alone and plans what is left; a catch-up is exactly one event.",
            "plan the rest again, or make the one event that catches up");

    private ContractChange() {}

    static List<Rule> all() {
        return List.of(CHANGE);
    }

    /**
     * What the next version of a schedule breaks after a prospective change: posted lines stay, and the others plan what is newly allocated
     * less what is recognised. Paths lead from the later version.
     */
    public static List<Violation> checkProspective(RevenueSchedule earlier, RevenueSchedule later) {
        Findings findings = new Findings();
        Map<String, RevenueScheduleLine> lines = new HashMap<>();
        later.lines().forEach(line -> lines.put(line.fiscalPeriod(), line));
        for (RevenueScheduleLine line : earlier.lines()) {
            if (line.posted() && !line.equals(lines.get(line.fiscalPeriod()))) {
                findings.broken(CHANGE, "/lines", "the posted line of %s differs".formatted(line.fiscalPeriod()));
            }
        }
        BigDecimal planned = Amounts.sum(
                later.lines().stream().filter(line -> !line.posted()).toList(), RevenueScheduleLine::planned);
        BigDecimal recognized = Amounts.sum(later.lines(), RevenueScheduleLine::recognized);
        BigDecimal left = later.allocated().amount().subtract(recognized);
        if (!Amounts.same(planned, left)) {
            findings.broken(
                    CHANGE,
                    "/lines",
                    "%s are planned, %s are left".formatted(planned.toPlainString(), left.toPlainString()));
        }
        return findings.all();
    }

    /**
     * Whether the events of a change catch up: exactly one does, by what should be recognised less what is; none if nothing is to be caught
     * up.
     *
     * @param cumulative what would be recognised by now, had the contract always been so
     * @param recognized what is
     * @param events of the change
     */
    public static List<Violation> checkCatchUp(Money cumulative, Money recognized, Collection<RevenueEvent> events) {
        List<Money> amounts = events.stream()
                .filter(event -> event.kind() == RevenueEventKind.CATCH_UP)
                .map(RevenueEvent::amount)
                .toList();
        BigDecimal missing = cumulative.amount().subtract(recognized.amount());
        int expected = missing.signum() == 0 ? 0 : 1;
        boolean isInOneCurrency = Amounts.isIn(cumulative.currency(), recognized)
                && amounts.stream().allMatch(amount -> Amounts.isIn(cumulative.currency(), amount));
        boolean catchesUp = amounts.size() == expected && Amounts.same(Amounts.sum(amounts, amount -> amount), missing);
        return isInOneCurrency && catchesUp
                ? List.of()
                : List.of(CHANGE.brokenAt(
                        "",
                        "the events catch up %s, recognised are %s of %s".formatted(amounts, recognized, cumulative)));
    }
}
