package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.billing.ScheduleUpdate.Treatment;
import org.tallystick.model.ContractChange;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.StraightLine;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** I26 to I29: figures worked out by hand over January to April 2026, 31, 28, 31 and 30 days. */
class ScheduleUpdateTest {

    private static final Period DAYS =
            new Period(YearMonth.of(2026, 1).atDay(1), YearMonth.of(2026, 5).atDay(1));

    @Test
    void aProspectiveChangePlansWhatIsLeftOverTheDaysThatAreLeft() {
        RevenueSchedule before = schedule(eur("1200.00"), 1);

        RevenueSchedule after = ScheduleUpdate.byDays(before, Treatment.PROSPECTIVE, eur("1320.00"), DAYS, calendar(1))
                .schedule();

        assertThat(lines(after))
                .containsExactly("2026-01 310.00 posted", "2026-02 317.75", "2026-03 351.80", "2026-04 340.45");
        assertThat(ContractChange.checkProspective(before, after)).isEmpty();
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.status()).isEqualTo(RevenueScheduleStatus.IN_PROGRESS);
    }

    @Test
    void aCatchUpMakesUpForThePastInTheOpenPeriod() {
        ScheduleUpdate update = ScheduleUpdate.byDays(
                schedule(eur("1200.00"), 1), Treatment.CATCH_UP, eur("1320.00"), DAYS, calendar(1));

        assertThat(lines(update.schedule()))
                .containsExactly("2026-01 310.00 posted", "2026-02 339.00", "2026-03 341.00", "2026-04 330.00");
        assertThat(update.catchUp()).isEqualTo(eur("31.00"));
        assertThat(update.open()).isEqualTo("2026-02");
    }

    /** February is closed and was never posted. */
    @Test
    void whatAClosedPeriodDidNotRecogniseGoesToTheOpenOne() {
        RevenueSchedule before = schedule(eur("1200.00"), 1);

        assertThat(lines(ScheduleUpdate.byDays(before, Treatment.PROSPECTIVE, eur("1200.00"), DAYS, calendar(2))
                        .schedule()))
                .containsExactly("2026-01 310.00 posted", "2026-03 452.30", "2026-04 437.70");
        assertThat(lines(ScheduleUpdate.byDays(before, Treatment.CATCH_UP, eur("1200.00"), DAYS, calendar(2))
                        .schedule()))
                .containsExactly("2026-01 310.00 posted", "2026-03 590.00", "2026-04 300.00");
    }

    /** The term ended before the change was known: what is left is the open period's. */
    @Test
    void withoutADayLeftTheOpenPeriodTakesAll() {
        Period ended = new Period(DAYS.from(), YearMonth.of(2026, 2).atDay(1));

        assertThat(lines(ScheduleUpdate.byDays(
                                schedule(eur("1200.00"), 1), Treatment.PROSPECTIVE, eur("300.00"), ended, calendar(1))
                        .schedule()))
                .containsExactly("2026-01 310.00 posted", "2026-02 -10.00");
    }

    @Test
    void theOpenPeriodRecognisesTheDifferenceOfWhatIsEarned() {
        RevenueSchedule before = schedule(eur("1200.00"), 1);

        assertThat(lines(ScheduleUpdate.byProgress(before, eur("1200.00"), eur("500.00"), calendar(1))
                        .schedule()))
                .containsExactly("2026-01 310.00 posted", "2026-02 190.00", "2026-04 700.00");
        assertThat(lines(ScheduleUpdate.byProgress(before, eur("1200.00"), eur("250.00"), calendar(1))
                        .schedule()))
                .containsExactly("2026-01 310.00 posted", "2026-02 -60.00", "2026-04 950.00");
    }

    @Test
    void whatMovesIsCountedOnceForEachPeriod() {
        RevenueSchedule before = schedule(eur("1200.00"), 1);
        ScheduleUpdate same = ScheduleUpdate.byDays(before, Treatment.CATCH_UP, eur("1200.00"), DAYS, calendar(1));
        ScheduleUpdate more = ScheduleUpdate.byDays(before, Treatment.CATCH_UP, eur("1320.00"), DAYS, calendar(1));

        assertThat(same.isChangeOf(before)).isFalse();
        assertThat(more.isChangeOf(before)).isTrue();
        assertThat(more.moved(before)).isEqualTo(eur("120.00"));
    }

    @Test
    void aCalendarThatCannotTakeItIsNamed() {
        RevenueSchedule before = schedule(eur("1200.00"), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleUpdate.byProgress(before, eur("1.00"), eur("1.00"), calendar(4)))
                .withMessageContaining("No fiscal period is open");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleUpdate.byDays(
                        before,
                        Treatment.CATCH_UP,
                        eur("1.00"),
                        new Period(DAYS.from(), DAYS.until().plusDays(1)),
                        calendar(1)))
                .withMessageContaining("runs until 2026-05-02 and the calendar ends on 2026-05-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleUpdate.byProgress(before, eur("2.00"), eur("1.00"), calendar(3)))
                .withMessageContaining("has no period after 2026-04");
    }

    /** I26, I29: whatever changes, and however much is posted. */
    @Property(tries = 300)
    void postedLinesStayAndAllIsPlanned(
            @ForAll @IntRange(max = 10_000_000) int before,
            @ForAll @IntRange(max = 10_000_000) int after,
            @ForAll @IntRange(max = 3) int posted,
            @ForAll Treatment treatment) {
        RevenueSchedule earlier = schedule(cents(before), posted);

        RevenueSchedule later = ScheduleUpdate.byDays(earlier, treatment, cents(after), DAYS, calendar(posted))
                .schedule();

        assertThat(later.check()).isEmpty();
        assertThat(ContractChange.checkProspective(earlier, later)).isEmpty();
    }

    private static RevenueSchedule schedule(Money allocated, int posted) {
        List<Money> planned = StraightLine.plan(
                allocated, calendar(0).stream().map(FiscalPeriod::period).toList());
        List<RevenueScheduleLine> lines = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            Money recognized = i < posted ? planned.get(i) : Money.zero(allocated.currency());
            lines.add(new RevenueScheduleLine(calendar(0).get(i).code(), planned.get(i), recognized, i < posted));
        }
        return RevenueScheduleBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.REVENUE_SCHEDULE, "S-1")))
                .engagement(new Ref<>("hub", RecordType.ENGAGEMENT, "E-1"))
                .obligation("OBL-1")
                .method(RevenueMethod.STRAIGHT_LINE)
                .allocated(allocated)
                .period(DAYS)
                .lines(lines)
                .version(1)
                .status(posted == 0 ? RevenueScheduleStatus.PLANNED : RevenueScheduleStatus.IN_PROGRESS)
                .build();
    }

    /** So many months are closed, the next one is open. */
    private static List<FiscalPeriod> calendar(int closed) {
        return IntStream.range(0, 4)
                .mapToObj(i -> FiscalPeriod.of(
                        YearMonth.of(2026, i + 1).toString(), Period.of(YearMonth.of(2026, i + 1)), status(i - closed)))
                .toList();
    }

    private static PeriodStatus status(int afterOpen) {
        return afterOpen < 0 ? PeriodStatus.CLOSED : afterOpen == 0 ? PeriodStatus.OPEN : PeriodStatus.FUTURE;
    }

    private static List<String> lines(RevenueSchedule schedule) {
        return schedule.lines().stream()
                .map(line -> line.fiscalPeriod() + " " + line.planned().amount() + (line.posted() ? " posted" : ""))
                .toList();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Money cents(int cents) {
        return Money.of(BigDecimal.valueOf(cents, 2), new CurrencyCode("EUR"));
    }
}
