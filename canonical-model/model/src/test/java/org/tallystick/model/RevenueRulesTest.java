package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** Each rule of revenue, kept and broken. */
class RevenueRulesTest {

    private static final RevenueScheduleLine JULY = line("2026-07", eur("31.00"), true);
    private static final RevenueScheduleLine AUGUST = line("2026-08", eur("31.00"), false);
    private static final List<FiscalPeriod> PERIODS = List.of(
            FiscalPeriod.of("2026-07", Period.of(YearMonth.of(2026, 7)), PeriodStatus.OPEN),
            FiscalPeriod.of("2026-08", Period.of(YearMonth.of(2026, 8)), PeriodStatus.OPEN));

    private final RevenueSchedule schedule = schedule(eur("62.00"), JULY, AUGUST);

    @Test
    void i25_allocationsSumToThePrice() {
        List<Money> parts = RevenueAllocation.allocate(eur("100.00"), List.of(eur("1.00"), eur("2.00")));

        assertThat(parts).containsExactly(eur("33.33"), eur("66.67"));
        assertThat(RevenueAllocation.check(eur("100.00"), parts)).isEmpty();
        assertThat(told(RevenueAllocation.check(eur("100.01"), parts))).containsExactly("I25 /allocated");
    }

    @Test
    void i26_plannedLinesSumToWhatIsAllocated() {
        assertThat(schedule.check()).isEmpty();
        assertThat(schedule.remaining()).isEqualTo(eur("31.00"));
        assertThat(told(schedule(eur("62.01"), JULY, AUGUST).check())).containsExactly("I26 /allocated");
    }

    @Test
    void i26_supersededSchedulesDoNotCount() {
        Engagement contract = EngagementRulesTest.engagement(eur("62.00"));
        RevenueSchedule old = RevenueScheduleBuilder.builder(schedule)
                .status(RevenueScheduleStatus.SUPERSEDED)
                .build();

        assertThat(contract.checkSchedules(List.of(schedule, old))).isEmpty();
        assertThat(told(contract.checkSchedules(List.of(schedule, schedule)))).containsExactly("I26 /value");
    }

    @Test
    void aScheduleIsInOneCurrency() {
        assertThat(told(schedule(eur("62.00"), JULY, line("2026-08", usd("31.00"), true))
                        .check()))
                .containsExactly("REVENUE_CURRENCY /lines/1/planned", "REVENUE_CURRENCY /lines/1/recognized");
    }

    @Test
    void aPeriodHasOneLine() {
        assertThat(told(schedule(eur("62.00"), JULY, JULY).check()))
                .containsExactly("REVENUE_PERIODS /lines/1/fiscalPeriod");
    }

    @Test
    void onlyAPostedLineHasRecognisedSomething() {
        RevenueScheduleLine early = new RevenueScheduleLine("2026-08", eur("31.00"), eur("1.00"), false);

        assertThat(told(schedule(eur("62.00"), JULY, early).check()))
                .containsExactly("REVENUE_POSTED /lines/1/recognized");
    }

    @Test
    void i27_eachEventIsTheDifference() {
        RevenueEvent half = byCost(1, eur("31.00"), "50.00", "100.00");
        RevenueEvent back = byCost(2, eur("-15.50"), "50.00", "200.00");

        assertThat(PercentComplete.check(schedule, List.of(), List.of(half, back)))
                .isEmpty();
        assertThat(told(PercentComplete.check(schedule, List.of(), List.of(back, half))))
                .containsExactly("I27 /0/amount", "I27 /1/amount");
    }

    @Test
    void i28_linesArePlannedByDays() {
        RevenueScheduleLine more = line("2026-07", eur("31.01"), true);
        RevenueScheduleLine less = line("2026-08", eur("30.99"), false);

        assertThat(StraightLine.check(schedule, PERIODS)).isEmpty();
        assertThat(told(StraightLine.check(schedule(eur("62.00"), more, less), PERIODS)))
                .containsExactly("I28 /lines/0/planned", "I28 /lines/1/planned");
    }

    @Test
    void i29_aProspectiveChangeLeavesPostedLinesAlone() {
        RevenueScheduleLine rest = line("2026-08", eur("50.00"), false);
        RevenueScheduleLine changed = line("2026-07", eur("30.00"), true);

        assertThat(ContractChange.checkProspective(schedule, schedule(eur("81.00"), JULY, rest)))
                .isEmpty();
        assertThat(told(ContractChange.checkProspective(schedule, schedule(eur("80.00"), changed, rest))))
                .containsExactly("I29 /lines");
        assertThat(told(ContractChange.checkProspective(schedule, schedule(eur("82.00"), JULY, rest))))
                .containsExactly("I29 /lines");
    }

    @Test
    void i29_aCatchUpIsOneEvent() {
        RevenueEvent catchUp = event(1, RevenueEventKind.CATCH_UP, eur("5.00"));

        assertThat(ContractChange.checkCatchUp(eur("15.00"), eur("10.00"), List.of(catchUp)))
                .isEmpty();
        assertThat(told(ContractChange.checkCatchUp(eur("15.00"), eur("10.00"), List.of())))
                .containsExactly("I29 ");
    }

    @Test
    void i30_thePositionIsRecognisedLessBilled() {
        assertThat(ContractPosition.of(eur("5.00"), eur("8.00")).deferred()).isEqualTo(eur("3.00"));
        assertThat(ContractPosition.of(eur("8.00"), eur("5.00")).check()).isEmpty();
        assertThat(told(new ContractPosition(eur("8.00"), eur("5.00"), eur("4.00"), eur("0.00")).check()))
                .containsExactly("I30 /recognized");
        assertThat(told(new ContractPosition(eur("8.00"), eur("5.00"), eur("4.00"), eur("1.00")).check()))
                .containsExactly("I30 /unbilled");
    }

    @Test
    void onlyAReversalUndoesAnotherEvent() {
        RevenueEvent reversal = RevenueEventBuilder.builder(event(2, RevenueEventKind.REVERSAL, eur("-1.00")))
                .reverses(ref(RecordType.REVENUE_EVENT, "V-1"))
                .build();

        assertThat(reversal.check()).isEmpty();
        assertThat(told(RevenueEventBuilder.builder(reversal)
                        .kind(RevenueEventKind.RECOGNITION)
                        .build()
                        .check()))
                .containsExactly("REVENUE_EVENT_REVERSES /reverses");
        assertThat(told(RevenueEventBuilder.builder(reversal)
                        .reverses(null)
                        .build()
                        .check()))
                .containsExactly("REVENUE_EVENT_REVERSAL /reverses");
    }

    @Test
    void costAndEstimateAreInOneCurrency() {
        RevenueEvent mixed = RevenueEventBuilder.builder(event(1, RevenueEventKind.RECOGNITION, eur("1.00")))
                .basis(new RevenueBasis(eur("1.00"), usd("2.00"), null, List.of()))
                .build();

        assertThat(byCost(1, eur("1.00"), "1.00", "2.00").check()).isEmpty();
        assertThat(told(mixed.check())).containsExactly("REVENUE_EVENT_BASIS /basis/costToDate");
    }

    @Test
    void thereIsOneEventForEachKey() {
        RevenueEvent one = event(1, RevenueEventKind.RECOGNITION, eur("1.00"));
        RevenueEvent two = event(2, RevenueEventKind.RECOGNITION, eur("1.00"));

        assertThat(RevenueEvent.checkKeys(List.of(one, two))).isEmpty();
        assertThat(told(RevenueEvent.checkKeys(List.of(one, two, one)))).containsExactly("REVENUE_EVENT_KEY /sequence");
    }

    private static RevenueScheduleLine line(String period, Money planned, boolean posted) {
        return new RevenueScheduleLine(period, planned, posted ? planned : eur("0.00"), posted);
    }

    private static RevenueSchedule schedule(Money allocated, RevenueScheduleLine... lines) {
        return RevenueScheduleBuilder.builder()
                .header(header(RecordType.REVENUE_SCHEDULE, "S-1"))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .obligation("OBL-1")
                .method(RevenueMethod.STRAIGHT_LINE)
                .allocated(allocated)
                .period(new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 1)))
                .lines(List.of(lines))
                .version(1)
                .status(RevenueScheduleStatus.IN_PROGRESS)
                .build();
    }

    private static RevenueEvent event(int sequence, RevenueEventKind kind, Money amount) {
        return RevenueEventBuilder.builder()
                .header(header(RecordType.REVENUE_EVENT, "V-" + sequence))
                .schedule(ref(RecordType.REVENUE_SCHEDULE, "S-1"))
                .scheduleVersion(1)
                .fiscalPeriod("2026-07")
                .date(LocalDate.of(2026, 7, 31))
                .amount(amount)
                .kind(kind)
                .sequence(sequence)
                .status(RevenueEventStatus.CALCULATED)
                .build();
    }

    private static RevenueEvent byCost(int sequence, Money amount, String cost, String estimate) {
        return RevenueEventBuilder.builder(event(sequence, RevenueEventKind.RECOGNITION, amount))
                .basis(new RevenueBasis(eur(cost), eur(estimate), null, List.of()))
                .build();
    }
}
