package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Each rule of people and their assignments, kept and broken. */
class StaffingRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);
    private static final Period AUGUST = Period.of(YearMonth.of(2026, 8));

    private final Period first = new Period(null, DAY);
    private final Period rehired = new Period(DAY.plusDays(1), null);

    @Test
    void employmentsFollowEachOther() {
        assertThat(resource(first, rehired).check()).isEmpty();
        assertThat(told(resource(rehired, first).check())).containsExactly("RESOURCE_EMPLOYMENT /employment/1");
        assertThat(told(resource(first, new Period(DAY.minusDays(1), null)).check()))
                .containsExactly("RESOURCE_EMPLOYMENT /employment/1");
    }

    @Test
    void anEmploymentThatNeverBeganIsNoWayAroundTheOrder() {
        Period longer = new Period(null, DAY.plusDays(30));
        Period neverBegan = new Period(DAY.plusDays(40), DAY);

        assertThat(resource(longer, neverBegan, new Period(DAY.plusDays(40), null))
                        .check())
                .isEmpty();
        assertThat(told(resource(longer, neverBegan, rehired).check()))
                .containsExactly("RESOURCE_EMPLOYMENT /employment/2");
    }

    @Test
    void aContractorHasAVendor() {
        Resource contractor = ResourceBuilder.builder(resource())
                .kind(ResourceKind.CONTRACTOR)
                .build();

        assertThat(ResourceBuilder.builder(contractor).vendor("V-1").build().check())
                .isEmpty();
        assertThat(told(contractor.check())).containsExactly("RESOURCE_VENDOR /vendor");
    }

    @Test
    void anAssignmentIsPlannedInOneWay() {
        assertThat(assignment("1", AUGUST).check()).isEmpty();
        assertThat(told(AssignmentBuilder.builder(assignment("1", AUGUST))
                        .plan(new StaffingPlan(Quantity.ONE, Rate.of("1")))
                        .build()
                        .check()))
                .containsExactly("ASSIGNMENT_PLAN /plan");
    }

    @Test
    void anAssignmentLiesWithinProjectAndEmployment() {
        Project project = ProjectBuilder.builder()
                .header(header(RecordType.PROJECT, "P-1"))
                .name("Rollout")
                .period(AUGUST)
                .build();
        Period longer = new Period(DAY, DAY.plusYears(1));

        assertThat(assignment("1", AUGUST).checkPeriod(project, resource(new Period(DAY, null))))
                .isEmpty();
        assertThat(told(assignment("1", AUGUST).checkPeriod(project, resource(rehired))))
                .containsExactly("ASSIGNMENT_PERIOD /period");
        assertThat(told(assignment("1", longer).checkPeriod(project, resource())))
                .containsExactly("ASSIGNMENT_PERIOD /period");
    }

    @Test
    void anOverAllocationIsReportedWithItsDaysAndItsAmount() {
        Assignment half = assignment("0.5", AUGUST);
        Assignment rest = assignment("0.5", new Period(DAY.plusDays(10), DAY.plusDays(20)));
        Assignment more = assignment("0.25", new Period(DAY.plusDays(15), null));

        Assignment never = assignment("1", new Period(DAY.plusDays(20), DAY));

        assertThat(Staffing.check(resource(), List.of(half, rest, never))).isEmpty();
        assertThat(Staffing.check(resource(), List.of(half, rest, more, never))).hasSize(1);
        assertThat(Staffing.check(resource(), List.of(more, half, rest)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("ASSIGNMENT_OVERALLOCATED");
                    assertThat(violation.path()).isEqualTo("/plan/allocation");
                    assertThat(violation.message()).isEqualTo("from 2026-08-16 until 2026-08-21 they take up to 1.25");
                });
    }

    @Test
    void hoursTakeWhatTheyAreOfThePersonsWorkingDays() {
        // August 2026 has 21 days from Monday to Friday, of four hours each for who works half of full time
        Resource halfTime = ResourceBuilder.builder(resource())
                .capacity(new WorkCapacity(null, Rate.of("0.5"), null))
                .build();
        Assignment all = inHours("84", AUGUST);
        Assignment more = inHours("105", AUGUST);

        assertThat(Staffing.check(halfTime, List.of(all))).isEmpty();
        assertThat(Staffing.check(resource(), List.of(more))).isEmpty();
        assertThat(Staffing.check(halfTime, List.of(more)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .isEqualTo("from 2026-08-01 until 2026-09-01 they take up to 1.25"));
        assertThat(told(Staffing.check(halfTime, List.of(all, assignment("0.1", AUGUST)))))
                .containsExactly("ASSIGNMENT_OVERALLOCATED /plan/allocation");
    }

    @Test
    void hoursThatFallOnNoWorkingDayCountForNothing() {
        Period weekend = new Period(DAY, DAY.plusDays(2));
        Resource none = ResourceBuilder.builder(resource())
                .capacity(new WorkCapacity(null, Rate.ZERO, null))
                .build();

        assertThat(Staffing.check(resource(), List.of(inHours("90", weekend), inHours("900", Period.ALWAYS))))
                .isEmpty();
        assertThat(Staffing.check(none, List.of(inHours("90", AUGUST)))).isEmpty();
    }

    private static Assignment inHours(String hours, Period period) {
        return AssignmentBuilder.builder(assignment("1", period))
                .plan(new StaffingPlan(Quantity.of(hours), null))
                .build();
    }

    @Test
    void timeIsWorkedWithinAnEmployment() {
        TimeEntry entry = TimeEntryRulesTest.entry("8");

        assertThat(entry.checkEmployment(resource(rehired))).isEmpty();
        assertThat(entry.checkEmployment(resource())).isEmpty();
        assertThat(told(entry.checkEmployment(resource(first)))).containsExactly("TIME_EMPLOYMENT /workDate");
    }

    private static Resource resource(Period... employment) {
        return ResourceBuilder.builder()
                .header(header(RecordType.RESOURCE, "W-1"))
                .employment(List.of(employment))
                .build();
    }

    private static Assignment assignment(String share, Period period) {
        return AssignmentBuilder.builder()
                .header(header(RecordType.ASSIGNMENT, "A-1"))
                .period(period)
                .plan(new StaffingPlan(null, Rate.of(share)))
                .commitment(Commitment.HARD)
                .build();
    }
}
