package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.Entity;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.PercentComplete;
import org.tallystick.model.RecordType;
import org.tallystick.model.RevenueAccounts;
import org.tallystick.model.RevenueAllocation;
import org.tallystick.model.RevenueBasis;
import org.tallystick.model.RevenueBasisBuilder;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.StraightLine;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.Money;

/**
 * The revenue of one contract: its price is allocated to the work and to the milestones. Work earns it by days, or by what is done, which an
 * amendment plans again; milestones when they are accepted.
 */
record Recognition(SoldWork sold) {

    /** Schedules, and the events that they led to so far. */
    List<Entity> records() {
        List<Entity> all = new ArrayList<>(work());
        if (!sold.milestones().isEmpty()) {
            all.addAll(milestones());
        }
        return all;
    }

    private Firm firm() {
        return sold.firm();
    }

    private Money price() {
        return sold.budget().plus(sold.sum(sold.milestones()));
    }

    /** The work's part of a price, and the milestones' if there are any. Bought alone each would have no discount. */
    private List<Money> allocated(Money price) {
        Money discount = firm().units(1000);
        Money work = sold.budget().plus(discount);
        return sold.milestones().isEmpty()
                ? List.of(price)
                : RevenueAllocation.allocate(
                        price, List.of(work, sold.sum(sold.milestones()).plus(discount)));
    }

    private List<Entity> work() {
        return sold.deal().progress().isEmpty() ? byDays() : byProgress();
    }

    private List<Entity> byDays() {
        Money allocated = allocated(price()).get(0);
        List<FiscalPeriod> months = firm().company().fiscalPeriods();
        List<Money> planned = StraightLine.plan(
                allocated, months.stream().map(FiscalPeriod::period).toList());
        List<RevenueScheduleLine> lines = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            lines.add(i == 0 ? posted(month(0), planned.get(i)) : open(month(i), planned.get(i)));
        }
        RevenueSchedule schedule = schedule("R1", "WORK", RevenueMethod.STRAIGHT_LINE, allocated, lines, 1)
                .build();
        return List.of(schedule, event(schedule, 1, planned.get(0), lastDayOfFirstMonth(), RevenueBasis.SCHEDULE));
    }

    private List<Entity> byProgress() {
        Money first = allocated(sold.originalValue()).get(0);
        List<Entity> events = new ArrayList<>();
        Money recognized = Money.zero(first.currency());
        RevenueSchedule unplanned = schedule("R1", "WORK", RevenueMethod.PERCENT_COMPLETE, first, List.of(), 1)
                .build();
        for (int percent : sold.deal().progress()) {
            Money cost = firm().units(percent);
            Money estimate = firm().units(100 + events.size());
            Money next = PercentComplete.next(first, cost, estimate, recognized);
            RevenueBasis basis = RevenueBasisBuilder.builder()
                    .costToDate(cost)
                    .costEstimate(estimate)
                    .build();
            events.add(event(unplanned, events.size() + 1, next, lastDayOfFirstMonth(), basis));
            recognized = recognized.plus(next);
        }
        boolean isAmended = !sold.deltas().isEmpty();
        List<Entity> all = new ArrayList<>(List.of(RevenueScheduleBuilder.builder(unplanned)
                .lines(rest(first, recognized))
                .status(isAmended ? RevenueScheduleStatus.SUPERSEDED : RevenueScheduleStatus.IN_PROGRESS)
                .build()));
        if (isAmended) {
            Money again = allocated(price()).get(0);
            all.add(schedule("R1.2", "WORK", RevenueMethod.PERCENT_COMPLETE, again, rest(again, recognized), 2)
                    .build());
        }
        all.addAll(events);
        return all;
    }

    private List<RevenueScheduleLine> rest(Money allocated, Money recognized) {
        return List.of(posted(month(0), recognized), open(month(1), allocated.minus(recognized)));
    }

    private List<Entity> milestones() {
        Money allocated = allocated(price()).get(1);
        LocalDate day = firm().billingDay();
        List<RevenueScheduleLine> lines = List.of(posted(firm().periodOf(day), allocated));
        RevenueSchedule schedule = schedule("R2", "DELIVERY", RevenueMethod.MILESTONE, allocated, lines, 1)
                .status(RevenueScheduleStatus.COMPLETED)
                .build();
        return List.of(schedule, event(schedule, 1, allocated, day, RevenueBasis.SCHEDULE));
    }

    private String month(int no) {
        return firm().company().fiscalPeriods().get(no).code();
    }

    private LocalDate lastDayOfFirstMonth() {
        return firm().firstDay().plusMonths(1).minusDays(1);
    }

    private static RevenueScheduleLine posted(String month, Money amount) {
        return new RevenueScheduleLine(month, amount, amount, true);
    }

    private static RevenueScheduleLine open(String month, Money amount) {
        return new RevenueScheduleLine(month, amount, Money.zero(amount.currency()), false);
    }

    private RevenueScheduleBuilder schedule(
            String id,
            String obligation,
            RevenueMethod method,
            Money allocated,
            List<RevenueScheduleLine> lines,
            int version) {
        return RevenueScheduleBuilder.builder()
                .header(header(RecordType.REVENUE_SCHEDULE, sold.contractRef().id() + "/" + id))
                .engagement(sold.contractRef())
                .obligation(obligation)
                .method(method)
                .allocated(allocated)
                .period(firm().term())
                .lines(lines)
                .accounts(new RevenueAccounts(Postings.DEFERRED, Postings.REVENUE, Postings.UNBILLED))
                .version(version)
                .status(RevenueScheduleStatus.IN_PROGRESS);
    }

    private RevenueEvent event(
            RevenueSchedule schedule, int sequence, Money amount, LocalDate day, RevenueBasis basis) {
        String id = "%s/%d".formatted(schedule.ref().id(), sequence);
        return RevenueEventBuilder.builder()
                .header(header(RecordType.REVENUE_EVENT, id))
                .schedule(RecordType.REVENUE_SCHEDULE.refOf(schedule))
                .scheduleVersion(schedule.version())
                .fiscalPeriod(firm().periodOf(day))
                .date(day)
                .amount(amount)
                .kind(RevenueEventKind.RECOGNITION)
                .sequence(sequence)
                .basis(basis)
                .journal(ref(RecordType.JOURNAL_ENTRY, Postings.idOf(ref(RecordType.REVENUE_EVENT, id))))
                .status(RevenueEventStatus.POSTED)
                .build();
    }
}
