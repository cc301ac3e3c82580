package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.Money;

/** Rules of one revenue schedule, and of those of a contract. */
final class RevenueScheduleRules {

    static final Rule SUM = Rule.error(
            "I26",
            "The planned lines of a schedule sum to what is allocated, and the schedules of a contract to its value.",
            "plan what is left over in a line that is not posted");

    static final Rule CURRENCY =
            Rule.error("REVENUE_CURRENCY", "All amounts of a schedule are in one currency.", "convert the odd amount");

    static final Rule PERIODS = Rule.error(
            "REVENUE_PERIODS", "A schedule has one line for each fiscal period.", "merge the lines of one period");

    static final Rule POSTED = Rule.error(
            "REVENUE_POSTED",
            "A line of a schedule has recognised something only if it is posted.",
            "post the line, or recognise nothing in it");

    private RevenueScheduleRules() {}

    static List<Rule> all() {
        return List.of(SUM, CURRENCY, PERIODS, POSTED);
    }

    static List<Violation> check(RevenueSchedule schedule) {
        Findings findings = new Findings();
        HeaderRules.check(schedule.header(), findings);
        checkLines(schedule.lines(), findings);
        if (isInOneCurrency(schedule, findings)) {
            checkSum(schedule, findings);
        }
        return findings.all();
    }

    private static void checkLines(List<RevenueScheduleLine> lines, Findings findings) {
        Set<String> periods = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            RevenueScheduleLine line = lines.get(i);
            if (!periods.add(line.fiscalPeriod())) {
                findings.broken(PERIODS, path(i, "fiscalPeriod"), "there are two lines for " + line.fiscalPeriod());
            }
            if (!line.posted() && line.recognized().signum() != 0) {
                findings.broken(
                        POSTED, path(i, "recognized"), "is %s, the line is not posted".formatted(line.recognized()));
            }
        }
    }

    private static boolean isInOneCurrency(RevenueSchedule schedule, Findings findings) {
        boolean isOne = Amounts.expectIn(
                schedule.allocated().currency(), schedule.standalonePrice(), findings, CURRENCY, "/standalonePrice");
        for (int i = 0; i < schedule.lines().size(); i++) {
            RevenueScheduleLine line = schedule.lines().get(i);
            isOne &= Amounts.expectIn(
                    schedule.allocated().currency(), line.planned(), findings, CURRENCY, path(i, "planned"));
            isOne &= Amounts.expectIn(
                    schedule.allocated().currency(), line.recognized(), findings, CURRENCY, path(i, "recognized"));
        }
        return isOne;
    }

    private static void checkSum(RevenueSchedule schedule, Findings findings) {
        Money allocated = schedule.allocated();
        BigDecimal sum = Amounts.sum(schedule.lines(), RevenueScheduleLine::planned);
        if (!schedule.lines().isEmpty() && !Amounts.same(sum, allocated.amount())) {
            findings.broken(
                    SUM,
                    "/allocated",
                    "is %s, the planned lines sum to %s".formatted(allocated, Amounts.text(sum, allocated.currency())));
        }
    }

    static List<Violation> checkAll(Money value, Collection<RevenueSchedule> schedules) {
        List<Money> allocated = schedules.stream()
                .filter(schedule -> schedule.status() != RevenueScheduleStatus.SUPERSEDED)
                .map(RevenueSchedule::allocated)
                .toList();
        boolean isInOneCurrency = allocated.stream().allMatch(part -> Amounts.isIn(value.currency(), part));
        boolean sums = isInOneCurrency && Amounts.same(Amounts.sum(allocated, part -> part), value.amount());
        return sums
                ? List.of()
                : List.of(SUM.brokenAt("/value", "is %s, its schedules come to %s".formatted(value, allocated)));
    }

    static String path(int line, String component) {
        return "/lines/" + line + "/" + component;
    }
}
