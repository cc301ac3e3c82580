package org.tallystick.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.value.Period;

/** Rules of the firm's own companies. */
final class LegalEntityRules {

    static final Rule PERIOD_STATUS = Rule.error(
            "LC_FISCAL_PERIOD_STATUS",
            "The status of a fiscal period changes only as its lifecycle allows.",
            "reopen the period with a reason, or correct its status at the source");

    static final Rule PERIODS = Rule.error(
            "FISCAL_PERIODS",
            "A company's fiscal periods have codes of their own, and no day lies in two of them.",
            "correct the fiscal calendar");

    static final Rule GAPS = Rule.warning(
            "FISCAL_PERIOD_GAPS",
            "A company's fiscal periods follow each other without a gap, in the order of days.",
            "add the missing period; nothing can be posted on its days");

    private LegalEntityRules() {}

    static List<Rule> all() {
        return List.of(PERIOD_STATUS, PERIODS, GAPS);
    }

    static List<Violation> check(LegalEntity entity) {
        Findings findings = new Findings();
        HeaderRules.check(entity.header(), findings);
        List<FiscalPeriod> periods = entity.fiscalPeriods();
        checkCodes(periods, findings);
        List<Period> days = periods.stream().map(FiscalPeriod::period).toList();
        Overlaps.of(days)
                .forEach((later, earlier) -> findings.broken(
                        PERIODS,
                        "/fiscalPeriods/" + later + "/period",
                        "%s overlaps %s".formatted(days.get(later), days.get(earlier))));
        checkGaps(days, findings);
        return findings.all();
    }

    static List<Violation> checkAfter(LegalEntity earlier, LegalEntity later) {
        Findings findings = new Findings();
        Map<String, PeriodStatus> before = new HashMap<>();
        earlier.fiscalPeriods().forEach(period -> before.put(period.code(), period.status()));
        for (int i = 0; i < later.fiscalPeriods().size(); i++) {
            FiscalPeriod period = later.fiscalPeriods().get(i);
            PeriodStatus from = before.get(period.code());
            if (from != null && !PeriodStatus.LIFECYCLE.isReachable(from, period.status())) {
                findings.broken(
                        PERIOD_STATUS,
                        "/fiscalPeriods/" + i + "/status",
                        "was %s, from which no path leads to %s".formatted(from, period.status()));
            }
        }
        return findings.all();
    }

    private static void checkCodes(List<FiscalPeriod> periods, Findings findings) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < periods.size(); i++) {
            String code = periods.get(i).code();
            if (!codes.add(code)) {
                findings.broken(PERIODS, "/fiscalPeriods/" + i + "/code", "there are two with the code " + code);
            }
        }
    }

    private static void checkGaps(List<Period> days, Findings findings) {
        for (int i = 1; i < days.size(); i++) {
            LocalDate end = days.get(i - 1).until();
            LocalDate start = days.get(i).from();
            boolean overlaps = days.get(i).overlaps(days.get(i - 1));
            if (!overlaps && !Objects.equals(end, start)) {
                findings.broken(
                        GAPS,
                        "/fiscalPeriods/" + i + "/period/from",
                        "is %s, the one before ends at %s".formatted(start, end));
            }
        }
    }
}
