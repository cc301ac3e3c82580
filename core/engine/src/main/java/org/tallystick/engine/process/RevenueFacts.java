package org.tallystick.engine.process;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.ScheduleUpdate;
import org.tallystick.billing.ScheduleUpdate.Treatment;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.model.Acceptance;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Engagement;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/** What the hub says of the revenue of one schedule: the contract's lines of its obligation, how far their projects are, and what was accepted. */
final class RevenueFacts {

    private final Hub hub;
    private final RevenueSchedule schedule;
    private final Engagement engagement;
    private final List<ContractLine> lines;

    RevenueFacts(Hub hub, RevenueSchedule schedule) {
        this.hub = hub;
        this.schedule = schedule;
        this.engagement = hub.find(schedule.engagement())
                .orElseThrow(() -> new IllegalStateException(
                        "%s is of %s, which the hub does not have".formatted(schedule.ref(), schedule.engagement())));
        this.lines =
                hub
                        .findBy(
                                RecordType.CONTRACT_LINE,
                                Index.ENGAGEMENT,
                                List.of(schedule.engagement().toString()))
                        .stream()
                        .filter(line -> schedule.obligation().equals(line.obligation()))
                        .toList();
    }

    /** The version that they make. */
    ScheduleUpdate update(Treatment treatment) {
        return switch (schedule.method()) {
            case STRAIGHT_LINE -> ScheduleUpdate.byDays(schedule, treatment, allocated(), days(), calendar());
            case PERCENT_COMPLETE ->
                ScheduleUpdate.byProgress(
                        schedule, allocated(), allocated().times(complete().value(), RoundingMode.HALF_UP), calendar());
            case MILESTONE -> ScheduleUpdate.byProgress(schedule, allocated(), accepted(), calendar());
            case POINT_IN_TIME ->
                ScheduleUpdate.byProgress(schedule, allocated(), isAllAccepted() ? allocated() : zero(), calendar());
            case AS_BILLED, AS_DELIVERED ->
                throw new IllegalStateException(
                        "%s is recognised %s: there is nothing to plan".formatted(schedule.ref(), schedule.method()));
        };
    }

    /** The period of the calendar that has that code. */
    FiscalPeriod period(String code) {
        return calendar().stream()
                .filter(period -> period.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no fiscal period %s".formatted(engagement.legalEntity(), code)));
    }

    private List<FiscalPeriod> calendar() {
        return hub.find(engagement.legalEntity())
                .map(LegalEntity::fiscalPeriods)
                .orElseThrow(() -> new IllegalStateException(
                        "The hub does not have %s, whose calendar is needed".formatted(engagement.legalEntity())));
    }

    /** What the lines of the obligation come to; as before, if no line says. */
    private Money allocated() {
        List<Money> values =
                lines.stream().map(ContractLine::value).filter(Objects::nonNull).toList();
        return values.isEmpty() ? schedule.allocated() : values.stream().reduce(zero(), Money::plus);
    }

    /** From the first to the last day of the lines of the obligation; as before, if one of them is open. */
    private Period days() {
        LocalDate from = first(days(Period::from), Comparator.reverseOrder());
        LocalDate until = first(days(Period::until), Comparator.naturalOrder());
        return from == null || until == null ? schedule.period() : new Period(from, until);
    }

    private List<@Nullable LocalDate> days(Function<Period, @Nullable LocalDate> end) {
        List<@Nullable LocalDate> days = new ArrayList<>();
        for (ContractLine line : lines) {
            days.add(end.apply(line.period()));
        }
        return days;
    }

    /** The greatest in that order; none if one is missing. */
    private static @Nullable LocalDate first(List<@Nullable LocalDate> days, Comparator<LocalDate> order) {
        return days.isEmpty() || days.contains(null)
                ? null
                : days.stream().max(order).orElse(null);
    }

    private Rate complete() {
        List<Rate> said = projects().stream()
                .map(project -> project.progress().percentComplete())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (said.size() != 1) {
            throw new IllegalStateException(
                    "%s is recognised by progress, and its projects say %s: one has to say how far it is"
                            .formatted(schedule.ref(), said));
        }
        return said.get(0);
    }

    /** Those that the lines name; if none does, those of the engagement. */
    private List<Project> projects() {
        Set<?> named = lines.stream()
                .map(ContractLine::project)
                .filter(Objects::nonNull)
                .collect(toSet());
        return hub
                .findBy(
                        RecordType.PROJECT,
                        Index.ENGAGEMENT,
                        List.of(schedule.engagement().toString()))
                .stream()
                .filter(project -> named.isEmpty() || named.contains(project.ref()))
                .toList();
    }

    private List<Milestone> milestones() {
        Set<?> own = lines.stream().map(ContractLine::ref).collect(toSet());
        List<String> projects =
                projects().stream().map(project -> project.ref().toString()).toList();
        return hub.findBy(RecordType.MILESTONE, Index.PROJECT, projects).stream()
                .filter(milestone -> milestone.contractLine() == null || own.contains(milestone.contractLine()))
                .filter(milestone -> milestone.status() != MilestoneStatus.CANCELLED)
                .toList();
    }

    private boolean isAllAccepted() {
        List<Milestone> all = milestones();
        return !all.isEmpty() && all.stream().allMatch(each -> share(each).compareTo(BigDecimal.ONE) == 0);
    }

    private Money accepted() {
        Money sum = milestones().stream()
                .map(each -> each.amount().times(share(each), RoundingMode.HALF_UP))
                .reduce(zero(), Money::plus);
        return sum.compareTo(allocated()) > 0 ? allocated() : sum;
    }

    /** How much of it the customer took. */
    private static BigDecimal share(Milestone milestone) {
        Acceptance acceptance = milestone.acceptance();
        if (milestone.status() != MilestoneStatus.ACCEPTED) {
            return BigDecimal.ZERO;
        }
        Rate share = acceptance == null ? null : acceptance.share();
        return share == null ? BigDecimal.ONE : share.value();
    }

    private Money zero() {
        return Money.zero(schedule.allocated().currency());
    }
}
