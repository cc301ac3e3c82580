package org.tallystick.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

/**
 * The monthly charges of an engagement, one per contract line and month with an active day (RULES rule 5), at the amount that the line
 * itself has: an amendment of the amount does not split them yet.
 */
final class RecurringCharges {

    private final BillingInput input;
    private final Map<Ref<?>, Project> projects;
    private final Period term;

    /** @param term the engagement's dates as amended, as of the period's last day */
    RecurringCharges(BillingInput input, Map<Ref<?>, Project> projects, Period term) {
        this.input = input;
        this.projects = projects;
        this.term = term;
    }

    /** All of known projects up to the period, from the first period on. */
    List<BillableItem> all() {
        return input.contractLines().stream()
                .filter(line -> line.billingMethod() == BillingMethod.RECURRING)
                .filter(line -> input.engagement().ref().equals(line.engagement()))
                .flatMap(this::charges)
                .toList();
    }

    private Stream<BillableItem> charges(ContractLine line) {
        Ref<Project> ref = line.project();
        Project project = ref == null ? null : projects.get(ref);
        Money monthly = line.monthlyAmount();
        return ref == null || project == null || monthly == null
                ? Stream.empty()
                : months().flatMap(month ->
                        activeDays(line, project, month).map(days -> charge(line, ref, monthly, days)).stream());
    }

    private Stream<YearMonth> months() {
        return Stream.iterate(
                input.firstPeriod(), month -> !month.isAfter(input.period()), month -> month.plusMonths(1));
    }

    private Optional<Days> activeDays(ContractLine line, Project project, YearMonth month) {
        LocalDate first = pick(
                BinaryOperator.maxBy(LocalDate::compareTo),
                month.atDay(1),
                line.period().from(),
                term.from());
        LocalDate last = pick(
                BinaryOperator.minBy(LocalDate::compareTo),
                month.atEndOfMonth(),
                line.period().last(),
                term.last(),
                project.closedOn());
        return first.isAfter(last) ? Optional.empty() : Optional.of(new Days(first, last));
    }

    private BillableItem charge(ContractLine line, Ref<Project> project, Money monthly, Days days) {
        return new BillableItem(
                line.ref().id() + ":" + days.first(),
                LineKind.RECURRING,
                project,
                null,
                null,
                null,
                days.first(),
                days.last(),
                Quantity.ONE,
                prorated(monthly, days));
    }

    /** The month's share of {@code days}, rounded once. The engagement's currency is that of the amount. */
    private Money prorated(Money monthly, Days days) {
        CurrencyCode currency = input.engagement().currency();
        BigDecimal share = monthly.amount()
                .multiply(BigDecimal.valueOf(days.count()))
                .divide(BigDecimal.valueOf(days.first().lengthOfMonth()), currency.exponent(), RoundingMode.HALF_UP);
        return Money.of(share, currency);
    }

    private static LocalDate pick(BinaryOperator<LocalDate> choice, LocalDate day, @Nullable LocalDate... others) {
        return Stream.of(others).filter(Objects::nonNull).reduce(day, choice);
    }

    /** Days of one month, both counted in. */
    private record Days(LocalDate first, LocalDate last) {

        long count() {
            return ChronoUnit.DAYS.between(first, last) + 1;
        }
    }
}
