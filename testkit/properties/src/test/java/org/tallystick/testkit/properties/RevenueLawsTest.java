package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.ContractChange;
import org.tallystick.model.ContractPosition;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.PercentComplete;
import org.tallystick.model.RevenueAllocation;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.StraightLine;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Allocation, schedules, recognition and changes (I25 to I30). */
class RevenueLawsTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");

    @Property
    void i25_allocationsSumToTheTransactionPrice(
            @ForAll("amounts") Money price, @ForAll("units") List<Long> standalone) {
        List<Money> prices = standalone.stream()
                .map(units -> Amounts.ofUnits(units + 1, price.currency()))
                .toList();
        List<Money> parts = RevenueAllocation.allocate(price, prices);

        assertThat(RevenueAllocation.check(price, parts)).isEmpty();
        Expect.only("I25", RevenueAllocation.check(Amounts.oneMore(price), parts));
        Expect.only("I25", RevenueAllocation.check(Amounts.inAnother(price), parts));
    }

    @Property
    void i26_aPlanOneMinorUnitOffIsReported(@ForAll("schedules") RevenueSchedule schedule) {
        assertThat(schedule.check()).isEmpty();
        assertThat(schedule.recognized().plus(schedule.remaining())).isEqualTo(schedule.allocated());
        Expect.only(
                "I26",
                withAllocated(schedule, Amounts.oneMore(schedule.allocated())).check());
    }

    @Property
    void i26_theSchedulesOfAContractSumToItsValue(
            @ForAll("engagements") Engagement contract, @ForAll("schedules") RevenueSchedule schedule) {
        Money value = schedule.allocated();
        Engagement sold =
                EngagementBuilder.builder(contract).value(value.plus(value)).build();

        assertThat(sold.checkSchedules(List.of(schedule, schedule))).isEmpty();
        Expect.only("I26", sold.checkSchedules(List.of(schedule, withAllocated(schedule, Amounts.oneMore(value)))));
    }

    @Property
    void i27_reEstimatesNeverDoubleCount(
            @ForAll("amounts") Money allocated, @ForAll("costs") List<Money> costs, @ForAll("costs") List<Money> more) {
        List<Money> estimates = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            estimates.add(Amounts.oneMore(costs.get(i).plus(more.get(i % more.size()))));
        }
        List<RevenueEvent> events = Schedules.byCost(allocated, costs, estimates);
        int last = costs.size() - 1;

        Money sum =
                events.stream().map(RevenueEvent::amount).reduce(Money::plus).orElseThrow();
        assertThat(sum).isEqualTo(PercentComplete.cumulative(allocated, costs.get(last), estimates.get(last)));
        assertThat(PercentComplete.check(scheduleOf(allocated), List.of(), events))
                .isEmpty();
        RevenueEvent wrong = RevenueEventBuilder.builder(events.get(last))
                .amount(Amounts.oneMore(events.get(last).amount()))
                .build();
        List<RevenueEvent> broken = new ArrayList<>(events.subList(0, last));
        broken.add(wrong);
        Expect.only("I27", PercentComplete.check(scheduleOf(allocated), List.of(), broken));
    }

    @Property
    void i27_aReAllocationLeavesEarlierEventsRight(
            @ForAll("twoAmounts") List<Money> allocated, @ForAll("costs") List<Money> costs) {
        List<Money> estimates =
                costs.stream().map(cost -> Amounts.oneMore(cost.plus(cost))).toList();
        int last = costs.size() - 1;
        List<RevenueEvent> events = new ArrayList<>(Schedules.byCost(allocated.get(0), costs, estimates));
        Money recognized =
                events.stream().map(RevenueEvent::amount).reduce(Money::plus).orElseThrow();
        Money next = PercentComplete.next(allocated.get(1), costs.get(last), estimates.get(last), recognized);
        RevenueSchedule first = scheduleOf(allocated.get(0));
        RevenueSchedule second = RevenueScheduleBuilder.builder(scheduleOf(allocated.get(1)))
                .version(2)
                .build();

        events.add(RevenueEventBuilder.builder(events.get(last))
                .scheduleVersion(2)
                .amount(next)
                .build());
        assertThat(PercentComplete.check(second, List.of(first), events)).isEmpty();
        events.set(
                last + 1,
                RevenueEventBuilder.builder(events.get(last + 1))
                        .amount(Amounts.oneMore(next))
                        .build());
        Expect.only("I27", PercentComplete.check(second, List.of(first), events));
    }

    @Property
    void i27_costAboveTheEstimateRecognisesAllAndNoMore(
            @ForAll("amounts") Money allocated, @ForAll("amounts") Money cost) {
        Money estimate = Amounts.ofUnits(1, cost.currency());

        assertThat(PercentComplete.cumulative(allocated, cost.plus(estimate), estimate))
                .isEqualTo(allocated);
    }

    @Property
    void i28_straightLineByDaysSumsExactly(@ForAll("schedules") RevenueSchedule schedule) {
        assertThat(StraightLine.check(schedule, Schedules.fiscalPeriods(schedule)))
                .isEmpty();
    }

    @Property
    void i28_aLineThatHasAnothersAmountIsReported(@ForAll("schedules") RevenueSchedule schedule) {
        List<RevenueScheduleLine> lines = new ArrayList<>(schedule.lines());
        RevenueScheduleLine first = lines.get(0);
        Money wrong = Amounts.oneMore(Amounts.oneMore(first.planned()));
        lines.set(0, new RevenueScheduleLine(first.fiscalPeriod(), wrong, first.recognized(), first.posted()));

        RevenueSchedule broken =
                RevenueScheduleBuilder.builder(schedule).lines(lines).build();
        Expect.only("I28", StraightLine.check(broken, Schedules.fiscalPeriods(schedule)));
    }

    @Property
    void i29_aProspectiveChangePlansWhatIsLeft(@ForAll("schedules") RevenueSchedule schedule) {
        assertThat(ContractChange.checkProspective(schedule, schedule)).isEmpty();
        RevenueSchedule more = withAllocated(schedule, Amounts.oneMore(schedule.allocated()));
        Expect.only("I29", ContractChange.checkProspective(schedule, more));
    }

    @Property
    void i29_aCatchUpIsExactlyOneEvent(@ForAll("twoAmounts") List<Money> amounts) {
        Money recognized = amounts.get(0);
        Money cumulative = Amounts.oneMore(recognized.plus(amounts.get(1)));
        Money missing = cumulative.minus(recognized);
        RevenueEvent catchUp = Schedules.event(1, RevenueEventKind.CATCH_UP, missing);
        RevenueEvent wrong = Schedules.event(1, RevenueEventKind.CATCH_UP, Amounts.oneMore(missing));
        RevenueEvent nothing = Schedules.event(2, RevenueEventKind.CATCH_UP, Money.zero(missing.currency()));

        assertThat(ContractChange.checkCatchUp(cumulative, recognized, List.of(catchUp)))
                .isEmpty();
        assertThat(ContractChange.checkCatchUp(cumulative, cumulative, List.of()))
                .isEmpty();
        Expect.only("I29", ContractChange.checkCatchUp(cumulative, recognized, List.of()));
        Expect.only("I29", ContractChange.checkCatchUp(cumulative, recognized, List.of(wrong)));
        Expect.only("I29", ContractChange.checkCatchUp(cumulative, recognized, List.of(catchUp, nothing)));
    }

    @Property
    void i30_aContractIsAnAssetOrALiability(@ForAll("twoAmounts") List<Money> amounts) {
        ContractPosition position = ContractPosition.of(amounts.get(0), amounts.get(1));

        assertThat(position.check()).isEmpty();
        Expect.only(
                "I30",
                new ContractPosition(
                                Amounts.oneMore(position.recognized()),
                                position.billed(),
                                position.unbilled(),
                                position.deferred())
                        .check());
        Expect.only(
                "I30",
                new ContractPosition(
                                position.recognized(),
                                position.billed(),
                                Amounts.oneMore(position.unbilled()),
                                Amounts.oneMore(position.deferred()))
                        .check());
    }

    private static RevenueSchedule withAllocated(RevenueSchedule schedule, Money allocated) {
        return RevenueScheduleBuilder.builder(schedule).allocated(allocated).build();
    }

    private static RevenueSchedule scheduleOf(Money allocated) {
        return Schedules.straightLine(allocated, Contracts.inARow(List.of(31)));
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Amounts.currency().flatMap(Amounts::in);
    }

    @Provide
    Arbitrary<List<Money>> twoAmounts() {
        return Amounts.currency()
                .flatMap(currency -> Amounts.in(currency).list().ofSize(2));
    }

    @Provide
    Arbitrary<List<Money>> costs() {
        return Amounts.in(USD).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Long>> units() {
        return Arbitraries.longs().between(0, 1_000_000).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<RevenueSchedule> schedules() {
        return Schedules.straightLine();
    }

    @Provide
    Arbitrary<Engagement> engagements() {
        return Contracts.engagement();
    }
}
