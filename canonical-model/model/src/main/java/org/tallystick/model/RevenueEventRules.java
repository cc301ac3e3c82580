package org.tallystick.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** Rules of revenue events. */
final class RevenueEventRules {

    static final Rule REVERSES = Rule.error(
            "REVENUE_EVENT_REVERSES",
            "Only a reversal undoes another event, and none undoes itself.",
            "correct the kind of the event, or what it undoes");

    static final Rule REVERSAL =
            Rule.warning("REVENUE_EVENT_REVERSAL", "A reversal names the event that it undoes.", "name the event");

    static final Rule BASIS = Rule.error(
            "REVENUE_EVENT_BASIS", "Cost to date and expected cost are in one currency.", "convert one of them");

    static final Rule KEY = Rule.error(
            "REVENUE_EVENT_KEY",
            "There is one event for a schedule's version, period, kind and sequence.",
            "remove the event that is there twice, or give it the next number");

    private RevenueEventRules() {}

    static List<Rule> all() {
        return List.of(REVERSES, REVERSAL, BASIS, KEY);
    }

    static List<Violation> check(RevenueEvent event) {
        Findings findings = new Findings();
        HeaderRules.check(event.header(), findings);
        checkReversal(event, findings);
        Money estimate = event.basis().costEstimate();
        Money cost = event.basis().costToDate();
        if (estimate != null && !Amounts.isIn(estimate.currency(), cost)) {
            findings.broken(BASIS, "/basis/costToDate", "is %s of %s".formatted(cost, estimate));
        }
        return findings.all();
    }

    private static void checkReversal(RevenueEvent event, Findings findings) {
        boolean isReversal = event.kind() == RevenueEventKind.REVERSAL;
        Ref<RevenueEvent> reversed = event.reverses();
        if (isReversal && reversed == null) {
            findings.broken(REVERSAL, "/reverses", "is absent");
        }
        if (reversed != null && !isReversal) {
            findings.broken(REVERSES, "/reverses", "is %s, the event is a %s".formatted(reversed, event.kind()));
        }
        if (event.ref().equals(reversed)) {
            findings.broken(REVERSES, "/reverses", "is the event itself");
        }
    }

    static List<Violation> checkKeys(Collection<RevenueEvent> events) {
        Findings findings = new Findings();
        Set<String> keys = new HashSet<>();
        for (RevenueEvent event : events) {
            if (!keys.add(event.key())) {
                findings.broken(KEY, "/sequence", "%s is another %s".formatted(event.ref(), event.key()));
            }
        }
        return findings.all();
    }
}
