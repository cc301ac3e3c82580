package org.tallystick.model;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.value.Rate;

/** Rules of deliverables. */
final class MilestoneRules {

    static final Rule ACCEPTANCE = Rule.warning(
            "MILESTONE_ACCEPTANCE", "An accepted deliverable says when it was accepted.", "record the acceptance");

    static final Rule BILLED = Rule.error(
            "MILESTONE_BILLED",
            "The billed share of a deliverable is not above its accepted share, which is not above 1.",
            "credit what was billed too early");

    static final Rule BILLABLE = Rule.warning(
            "MILESTONE_BILLABLE",
            "A deliverable is in a bill only after it was accepted.",
            "take it out of the bill, or record the acceptance");

    private static final Set<BillingState> IN_A_BILL =
            EnumSet.of(BillingState.READY, BillingState.RELEASED, BillingState.INVOICED);

    private MilestoneRules() {}

    static List<Rule> all() {
        return List.of(ACCEPTANCE, BILLED, BILLABLE);
    }

    static List<Violation> check(Milestone milestone) {
        Findings findings = new Findings();
        HeaderRules.check(milestone.header(), findings);
        MilestoneStatus status = milestone.status();
        if (status == MilestoneStatus.ACCEPTED && milestone.acceptance() == null) {
            findings.broken(ACCEPTANCE, "/acceptance", "is absent, the deliverable is ACCEPTED");
        }
        BillingState billing = milestone.billing();
        boolean isBilled = billing != null && IN_A_BILL.contains(billing);
        if (isBilled && status != null && status != MilestoneStatus.ACCEPTED) {
            findings.broken(BILLABLE, "/billing", "is %s, the deliverable is %s".formatted(billing, status));
        }
        checkShares(milestone, findings);
        return findings.all();
    }

    /** Without an acceptance nobody says how much was accepted. */
    private static void checkShares(Milestone milestone, Findings findings) {
        Acceptance acceptance = milestone.acceptance();
        if (acceptance == null) {
            return;
        }
        BigDecimal accepted = valueOf(acceptance);
        if (accepted.compareTo(BigDecimal.ONE) > 0) {
            findings.broken(BILLED, "/acceptance/share", "is " + accepted.toPlainString());
        }
        Rate billed = milestone.billedShare();
        if (billed != null && billed.value().compareTo(accepted) > 0) {
            findings.broken(
                    BILLED, "/billedShare", "is %s, accepted is %s".formatted(billed, accepted.toPlainString()));
        }
    }

    private static BigDecimal valueOf(Acceptance acceptance) {
        Rate share = acceptance.share();
        return share == null ? BigDecimal.ONE : share.value();
    }
}
