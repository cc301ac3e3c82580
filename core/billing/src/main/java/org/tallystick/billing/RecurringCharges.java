package org.tallystick.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.Amendments.Term;
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
 * The monthly charges of an engagement, one for each contract line and month with an active day; an amendment to another amount splits the
 * month (RULES rule 5).
 */
final class RecurringCharges {

    private final BillingInput input;
    private final Map<Ref<?>, Project> projects;
    private final Amendments amendments;
    private final Period term;

    /** @param term the engagement's dates as amended, as of the period's last day */
    RecurringCharges(BillingInput input, Map<Ref<?>, Project> projects, Amendments amendments, Period term) {
        this.input = input;
        this.projects = projects;
        this.amendments = amendments;
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
        return ref == null || project == null
                ? Stream.empty()
                : months().flatMap(month ->
                        activeDays(line, project, month).stream().flatMap(days -> parts(line, ref, days)));
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

    /** Days of one amount after each other are one part; days without an amount are none. */
    private Stream<BillableItem> parts(ContractLine line, Ref<Project> project, Days days) {
        List<BillableItem> parts = new ArrayList<>();
        LocalDate first = days.first();
        for (LocalDate next : ends(line, days)) {
            Optional<Term<Money>> amount = amendments.monthlyAmount(line, first);
            if (next.isAfter(days.last())
                    || !amendments.monthlyAmount(line, next).map(Term::value).equals(amount.map(Term::value))) {
                Days covered = new Days(first, next.minusDays(1));
                amount.ifPresent(monthly -> parts.add(charge(line, project, monthly, covered)));
                first = next;
            }
        }
        return parts.stream();
    }

    /** The days after the first from which another amount may hold, and the day after the last. */
    private NavigableSet<LocalDate> ends(ContractLine line, Days days) {
        NavigableSet<LocalDate> ends = new TreeSet<>();
        ends.add(days.last().plusDays(1));
        amendments.changes(line).stream()
                .filter(day -> day.isAfter(days.first()) && !day.isAfter(days.last()))
                .forEach(ends::add);
        return ends;
    }

    private BillableItem charge(ContractLine line, Ref<Project> project, Term<Money> amount, Days days) {
        Money monthly = amount.value();
        return new BillableItem(
                line.ref(),
                line.ref().id() + ":" + days.first(),
                LineKind.RECURRING,
                project,
                null,
                null,
                "%s a month of %s, %d of %d days"
                        .formatted(
                                monthly.amount().toPlainString(),
                                amount.in("contract line " + line.ref().id()),
                                days.count(),
                                days.first().lengthOfMonth()),
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
