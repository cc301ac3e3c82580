package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;

/** Each rule of time entries, kept and broken. */
class TimeEntryRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    @Test
    void aClockedEntryLiesInItsDay() {
        assertThat(clocked("2026-08-31T00:00:00Z", "2026-09-01T00:00:00Z").check())
                .isEmpty();
        assertThat(told(clocked("2026-08-31T08:00:00Z", "2026-09-01T00:00:01Z").check()))
                .containsExactly("TIME_CLOCK /clock");
        assertThat(told(clocked("2026-08-31T08:00:00Z", "2026-08-31T07:00:00Z").check()))
                .containsExactly("TIME_CLOCK /clock/end");
    }

    @Test
    void withoutAZoneNobodyKnowsTheDaysMoments() {
        TimeEntry entry = TimeEntryBuilder.builder(clocked("2026-08-31T08:00:00Z", "2026-09-01T00:00:01Z"))
                .zone(null)
                .build();

        assertThat(entry.check()).isEmpty();
    }

    @Test
    void anEntryHasNoMoreHoursThanItsClock() {
        assertThat(clocked("2026-08-31T08:00:00Z", "2026-08-31T16:00:00Z").check())
                .isEmpty();
        assertThat(told(clocked("2026-08-31T08:00:00Z", "2026-08-31T15:59:59Z").check()))
                .containsExactly("TIME_CLOCK_HOURS /hours");
    }

    @Test
    void noMoreIsBillableThanWasWorked() {
        assertThat(billed("8").check()).isEmpty();
        assertThat(told(billed("8.01").check())).containsExactly("TIME_BILLABLE /billing/billableHours");
    }

    @Test
    void theSharesSumToTheBillableHours() {
        BillingShare six = new BillingShare(BillingState.INVOICED, Quantity.of("6"));
        BillingShare two = new BillingShare(BillingState.NOT_BILLABLE, Quantity.of("2"));

        assertThat(billed("6", six, two).check()).isEmpty();
        assertThat(told(billed("8", six, two).check())).containsExactly("TIME_SHARES /billing/shares");
    }

    @Test
    void absenceIsNotBillable() {
        TimeEntry absence =
                TimeEntryBuilder.builder(entry("8")).workType(WorkType.ABSENCE).build();

        assertThat(TimeEntryBuilder.builder(absence).billable(false).build().check())
                .isEmpty();
        assertThat(told(absence.check())).containsExactly("TIME_ABSENCE /billable");
    }

    @Test
    void i36_aDayHasTwentyFourHoursOverAllProjects() {
        assertThat(WorkDays.check(List.of(entry("8"), entry("16")))).isEmpty();
        assertThat(told(WorkDays.check(List.of(entry("8"), entry("16.25"))))).containsExactly("I36 /hours");
    }

    @Test
    void anEntryOfAnyDayIsChecked() {
        for (LocalDate day : List.of(LocalDate.MIN, LocalDate.MAX)) {
            TimeEntry odd = TimeEntryBuilder.builder(clocked("2026-08-31T08:00:00Z", "2026-08-31T16:00:00Z"))
                    .workDate(day)
                    .clock(new TimeSpan(Instant.MIN, Instant.MAX))
                    .build();

            assertThat(told(odd.check())).containsExactly("TIME_CLOCK /clock");
        }
    }

    static TimeEntry entry(String hours) {
        return TimeEntryBuilder.builder()
                .header(header(RecordType.TIME_ENTRY, "T-1"))
                .resource(ref(RecordType.RESOURCE, "W-1"))
                .workDate(DAY)
                .hours(Quantity.of(hours))
                .billable(true)
                .approval(Approval.APPROVED)
                .build();
    }

    private static TimeEntry clocked(String start, String end) {
        return TimeEntryBuilder.builder(entry("8"))
                .zone(ZoneOffset.UTC)
                .clock(new TimeSpan(Instant.parse(start), Instant.parse(end)))
                .build();
    }

    private static TimeEntry billed(String hours, BillingShare... shares) {
        return TimeEntryBuilder.builder(entry("8"))
                .billing(new TimeBilling(null, Quantity.of(hours), List.of(shares)))
                .build();
    }
}
