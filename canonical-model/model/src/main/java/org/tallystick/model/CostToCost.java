package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** How far a project is, beside what it has cost. */
public final class CostToCost {

    static final Rule PERCENT = Rule.warning(
            "PROJECT_PERCENT",
            "The percent complete of a project is its cost to date over its estimated cost, to the percent.",
            "estimate the project again, or correct its percent complete");

    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");
    private static final int SCALE = 8;

    private CostToCost() {}

    static List<Rule> all() {
        return List.of(PERCENT);
    }

    /**
     * Whether the percent complete is the completed share of the estimate, which is 1 at most. A project without one of the two, or whose
     * estimate is zero or in another currency, breaks nothing.
     */
    public static List<Violation> check(Project project, Money costToDate) {
        Rate percent = project.progress().percentComplete();
        Money estimate = project.progress().estimateAtCompletion().cost();
        boolean isComparable =
                estimate != null && estimate.signum() > 0 && estimate.currency().equals(costToDate.currency());
        if (percent == null || estimate == null || !isComparable) {
            return List.of();
        }
        BigDecimal share = costToDate
                .amount()
                .divide(estimate.amount(), SCALE, RoundingMode.HALF_UP)
                .min(BigDecimal.ONE);
        return percent.value().subtract(share).abs().compareTo(ONE_PERCENT) <= 0
                ? List.of()
                : List.of(PERCENT.brokenAt(
                        "/progress/percentComplete",
                        "is %s, %s of %s is %s".formatted(percent, costToDate, estimate, share.toPlainString())));
    }
}
