package org.tallystick.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Rules of one contract line. */
final class ContractLineRules {

    static final Rule SCHEDULE = Rule.error(
            "I15",
            "The schedule of a fixed-price or milestone line sums to the line's value, and its billed entries never change.",
            "change entries that are not billed yet so that the sum is right");

    static final Rule NUMBERS = Rule.error(
            "CONTRACT_LINE_SCHEDULE",
            "The entries of a billing schedule have ascending numbers, from 1.",
            "renumber the entries that are not billed yet");

    static final Rule CURRENCY = Rule.error(
            "CONTRACT_LINE_CURRENCY", "All amounts of a contract line are in one currency.", "convert the odd amount");

    static final Rule CAP = Rule.error(
            "CONTRACT_LINE_CAP", "A cap is an amount or a number of hours, not both.", "use a cap of one kind");

    static final Rule RECURRING = Rule.warning(
            "CONTRACT_LINE_RECURRING",
            "A recurring line names its calendar, and what a part of a period costs.",
            "complete how it is invoiced");

    private ContractLineRules() {}

    static List<Rule> all() {
        return List.of(SCHEDULE, NUMBERS, CURRENCY, CAP, RECURRING);
    }

    static List<Violation> check(ContractLine line) {
        Findings findings = new Findings();
        HeaderRules.check(line.header(), findings);
        checkNumbers(line.schedule(), findings);
        checkCap(line.cap(), findings);
        checkRecurring(line, findings);
        if (isInOneCurrency(line, findings)) {
            checkSchedule(line, findings);
        }
        return findings.all();
    }

    private static void checkNumbers(List<BillingScheduleEntry> schedule, Findings findings) {
        int before = 0;
        for (int i = 0; i < schedule.size(); i++) {
            int no = schedule.get(i).no();
            if (no <= before) {
                findings.broken(NUMBERS, path(i, "no"), "is %d, after %d".formatted(no, before));
            }
            before = Math.max(no, before);
        }
    }

    private static void checkCap(@Nullable LineCap cap, Findings findings) {
        if (cap != null && cap.amount() != null && cap.hours() != null) {
            findings.broken(CAP, "/cap", "is %s and %s hours".formatted(cap.amount(), cap.hours()));
        }
    }

    private static void checkRecurring(ContractLine line, Findings findings) {
        if (line.billingMethod() != BillingMethod.RECURRING) {
            return;
        }
        if (line.invoicing().calendar() == null) {
            findings.broken(RECURRING, "/invoicing/calendar", "is absent");
        }
        if (line.invoicing().proration() == null) {
            findings.broken(RECURRING, "/invoicing/proration", "is absent");
        }
    }

    private static boolean isInOneCurrency(ContractLine line, Findings findings) {
        CurrencyCode currency = currency(line);
        if (currency == null) {
            return true;
        }
        boolean isOne = Amounts.expectIn(currency, line.monthlyAmount(), findings, CURRENCY, "/monthlyAmount");
        isOne &= Amounts.expectIn(currency, capAmount(line), findings, CURRENCY, "/cap/amount");
        for (int i = 0; i < line.schedule().size(); i++) {
            isOne &= Amounts.expectIn(currency, line.schedule().get(i).amount(), findings, CURRENCY, path(i, "amount"));
        }
        return isOne;
    }

    /** That of its value, or of another amount of it; none: it has no amount. */
    static @Nullable CurrencyCode currency(ContractLine line) {
        return Optional.ofNullable(line.value())
                .or(() -> Optional.ofNullable(line.monthlyAmount()))
                .or(() -> Optional.ofNullable(capAmount(line)))
                .or(() -> line.schedule().stream().findFirst().map(BillingScheduleEntry::amount))
                .map(Money::currency)
                .orElse(null);
    }

    private static @Nullable Money capAmount(ContractLine line) {
        LineCap cap = line.cap();
        return cap == null ? null : cap.amount();
    }

    private static void checkSchedule(ContractLine line, Findings findings) {
        boolean hasSchedule =
                line.billingMethod() == BillingMethod.FIXED_PRICE || line.billingMethod() == BillingMethod.MILESTONE;
        Money value = line.value();
        if (!hasSchedule || value == null || line.schedule().isEmpty()) {
            return;
        }
        BigDecimal sum = Amounts.sum(line.schedule(), BillingScheduleEntry::amount);
        if (!Amounts.same(sum, value.amount())) {
            findings.broken(
                    SCHEDULE,
                    "/value",
                    "is %s, the schedule sums to %s".formatted(value, Amounts.text(sum, value.currency())));
        }
    }

    private static String path(int entry, String component) {
        return "/schedule/" + entry + "/" + component;
    }
}
