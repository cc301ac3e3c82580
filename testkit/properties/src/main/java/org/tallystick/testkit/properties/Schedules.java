package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.PercentComplete;
import org.tallystick.model.RecordType;
import org.tallystick.model.RevenueBasisBuilder;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.StraightLine;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** Revenue schedules and events that keep every rule. */
public final class Schedules {

    private Schedules() {}

    /** Straight-line schedules over one to twelve fiscal periods; the first half of their lines is posted. */
    public static Arbitrary<RevenueSchedule> straightLine() {
        return Combinators.combine(Amounts.currency().flatMap(Amounts::in), Contracts.tiling())
                .as(Schedules::straightLine);
    }

    /** A straight-line schedule over these periods, one line for each. */
    public static RevenueSchedule straightLine(Money allocated, List<Period> parts) {
        List<Money> planned = StraightLine.plan(allocated, parts);
        List<RevenueScheduleLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isPosted = i < parts.size() / 2;
            Money none = Money.zero(allocated.currency());
            lines.add(new RevenueScheduleLine(
                    code(parts.get(i)), planned.get(i), isPosted ? planned.get(i) : none, isPosted));
        }
        LocalDate from =
                parts.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                parts.stream().map(Period::until).max(LocalDate::compareTo).orElseThrow();
        return RevenueScheduleBuilder.builder()
                .header(header(RecordType.REVENUE_SCHEDULE, "S-1"))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .obligation("OBL-1")
                .method(RevenueMethod.STRAIGHT_LINE)
                .allocated(allocated)
                .standalonePrice(allocated)
                .period(new Period(from, until))
                .lines(lines)
                .version(1)
                .status(RevenueScheduleStatus.IN_PROGRESS)
                .build();
    }

    /** A fiscal period's code: its first day. */
    public static String code(Period period) {
        return String.valueOf(period.from());
    }

    /** The fiscal periods of a straight-line schedule from {@link #straightLine()}, of so many days as its lines have. */
    public static List<FiscalPeriod> fiscalPeriods(RevenueSchedule schedule) {
        List<LocalDate> starts = schedule.lines().stream()
                .map(line -> LocalDate.parse(line.fiscalPeriod()))
                .sorted()
                .toList();
        List<FiscalPeriod> periods = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate until = i + 1 < starts.size()
                    ? starts.get(i + 1)
                    : schedule.period().until();
            Period period = new Period(starts.get(i), until);
            periods.add(FiscalPeriod.of(code(period), period, PeriodStatus.OPEN));
        }
        return periods;
    }

    /** One event. */
    public static RevenueEvent event(int sequence, RevenueEventKind kind, Money amount) {
        return RevenueEventBuilder.builder()
                .header(header(RecordType.REVENUE_EVENT, "V-" + sequence))
                .schedule(ref(RecordType.REVENUE_SCHEDULE, "S-1"))
                .scheduleVersion(1)
                .fiscalPeriod("2026-08")
                .date(LocalDate.of(2026, 8, 31))
                .amount(amount)
                .kind(kind)
                .sequence(sequence)
                .status(RevenueEventStatus.POSTED)
                .build();
    }

    /**
     * Events that recognise by cost, each the difference of cumulatives.
     *
     * @param costs to date, one for each event
     * @param estimates of all cost, as many
     */
    public static List<RevenueEvent> byCost(Money allocated, List<Money> costs, List<Money> estimates) {
        List<RevenueEvent> events = new ArrayList<>();
        Money recognized = Money.zero(allocated.currency());
        for (int i = 0; i < costs.size(); i++) {
            Money next = PercentComplete.next(allocated, costs.get(i), estimates.get(i), recognized);
            recognized = recognized.plus(next);
            events.add(RevenueEventBuilder.builder(event(i + 1, RevenueEventKind.RECOGNITION, next))
                    .basis(RevenueBasisBuilder.builder()
                            .costToDate(costs.get(i))
                            .costEstimate(estimates.get(i))
                            .build())
                    .build());
        }
        return events;
    }
}
