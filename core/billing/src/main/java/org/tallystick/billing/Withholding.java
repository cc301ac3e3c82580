package org.tallystick.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Approval;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** What an engagement needs in a period that is not handled yet. */
final class Withholding {

    private final BillingInput input;
    private final LocalDate lastDay;

    private Withholding(BillingInput input) {
        this.input = input;
        this.lastDay = input.period().atEndOfMonth();
    }

    /**
     * The reasons; none if time and expense are all that there is.
     *
     * @param changed billed items that are not the same any more
     * @param items of time and expense that wait
     * @param amount of them
     */
    static List<Withheld> reasons(BillingInput input, int changed, int items, Money amount) {
        Withholding withholding = new Withholding(input);
        List<Withheld> reasons = new ArrayList<>();
        Money none = Money.zero(amount.currency());
        int milestones = (int)
                input.work().milestones().stream().filter(withholding::isDue).count();
        int charges = (int)
                input.contractLines().stream().filter(withholding::isCharged).count();
        if (input.engagement().terms().cap() != null && items > 0) {
            reasons.add(new Withheld(WithheldReason.CAP, items, none));
        }
        if (input.amendments().stream().anyMatch(withholding::isInForce)) {
            reasons.add(new Withheld(WithheldReason.AMENDMENT, items, none));
        }
        if (milestones > 0) {
            reasons.add(new Withheld(WithheldReason.MILESTONE, milestones, none));
        }
        if (charges > 0) {
            reasons.add(new Withheld(WithheldReason.RECURRING_CHARGE, charges, none));
        }
        if (changed > 0) {
            reasons.add(new Withheld(WithheldReason.CREDIT_AND_REBILL, changed, none));
        }
        if (!reasons.isEmpty()) {
            Withheld first = reasons.get(0);
            reasons.set(0, new Withheld(first.reason(), first.items(), amount));
        }
        return reasons;
    }

    private boolean isInForce(ContractAmendment amendment) {
        boolean changesSomething = amendment.newCap() != null
                || amendment.newStart() != null
                || amendment.newEnd() != null
                || amendment.newMonthlyAmount() != null;
        return amendment.approval() == Approval.APPROVED
                && changesSomething
                && !amendment.effectiveFrom().isAfter(lastDay);
    }

    private boolean isDue(Milestone milestone) {
        LocalDate completedOn = milestone.completedOn();
        return milestone.approval() == Approval.APPROVED && completedOn != null && !completedOn.isAfter(lastDay);
    }

    /** Whether a monthly line has an active day up to the period's end within the engagement's dates. */
    private boolean isCharged(ContractLine line) {
        return line.kind() == ContractLineKind.RECURRING
                && line.monthlyAmount() != null
                && belongsToEngagement(line)
                && overlaps(line.period(), input.engagement().terms().term());
    }

    private boolean belongsToEngagement(ContractLine line) {
        return input.engagement().ref().equals(line.engagement());
    }

    private boolean overlaps(Period line, Period term) {
        LocalDate from = latest(line.from(), term.from());
        LocalDate until = earliest(earliest(line.until(), term.until()), lastDay.plusDays(1));
        return until == null || from == null || from.isBefore(until);
    }

    private static @Nullable LocalDate latest(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private static @Nullable LocalDate earliest(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
