package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.BillingEvent;
import org.tallystick.model.ContractLine;
import org.tallystick.model.EffectiveVersions;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Hierarchy;
import org.tallystick.model.LiveItems;
import org.tallystick.model.PercentComplete;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.Staffing;
import org.tallystick.model.Task;
import org.tallystick.model.TaskDependencies;
import org.tallystick.model.TaskTree;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.WorkDays;

/** Whatever several records hold together, checks answer and never throw. */
class ChecksNeverThrowTest {

    @Property(tries = 100)
    void ofTasks(@ForAll("tasks") List<Task> tasks) {
        assertThat(TaskTree.check(tasks)).isNotNull();
        assertThat(TaskDependencies.check(tasks)).isNotNull();
        assertThat(Hierarchy.check(tasks, "/parent", Task::parent)).isNotNull();
    }

    @Property(tries = 100)
    void ofHoursAndAssignments(
            @ForAll("entries") List<TimeEntry> entries,
            @ForAll("assignments") List<Assignment> assignments,
            @ForAll("resources") Resource resource) {
        assertThat(WorkDays.check(entries)).isNotNull();
        assertThat(Staffing.check(resource, assignments)).isNotNull();
        assertThat(EffectiveVersions.check(entries)).isNotNull();
    }

    @Property(tries = 100)
    void ofContracts(
            @ForAll("engagements") Engagement contract,
            @ForAll("lines") List<ContractLine> lines,
            @ForAll("schedules") List<RevenueSchedule> schedules) {
        assertThat(contract.checkLines(lines)).isNotNull();
        assertThat(contract.checkSchedules(schedules)).isNotNull();
    }

    @Property(tries = 100)
    void ofEvents(
            @ForAll("billingEvents") List<BillingEvent> events,
            @ForAll("rows") List<BillableTransaction> rows,
            @ForAll("schedules") List<RevenueSchedule> schedules,
            @ForAll("revenueEvents") List<RevenueEvent> revenue) {
        assertThat(LiveItems.check(events, rows)).isNotNull();
        assertThat(schedules)
                .allSatisfy(schedule -> assertThat(PercentComplete.check(schedule, List.of(), revenue))
                        .isNotNull());
    }

    @Provide
    Arbitrary<List<Task>> tasks() {
        return some(RecordType.TASK);
    }

    @Provide
    Arbitrary<List<TimeEntry>> entries() {
        return some(RecordType.TIME_ENTRY);
    }

    @Provide
    Arbitrary<Resource> resources() {
        return Records.of(RecordType.RESOURCE);
    }

    @Provide
    Arbitrary<List<Assignment>> assignments() {
        return some(RecordType.ASSIGNMENT);
    }

    @Provide
    Arbitrary<Engagement> engagements() {
        return Records.of(RecordType.ENGAGEMENT);
    }

    @Provide
    Arbitrary<List<ContractLine>> lines() {
        return some(RecordType.CONTRACT_LINE);
    }

    @Provide
    Arbitrary<List<RevenueSchedule>> schedules() {
        return some(RecordType.REVENUE_SCHEDULE);
    }

    @Provide
    Arbitrary<List<RevenueEvent>> revenueEvents() {
        return some(RecordType.REVENUE_EVENT);
    }

    @Provide
    Arbitrary<List<BillingEvent>> billingEvents() {
        return some(RecordType.BILLING_EVENT);
    }

    @Provide
    Arbitrary<List<BillableTransaction>> rows() {
        return some(RecordType.BILLABLE_TRANSACTION);
    }

    private static <T extends Entity> Arbitrary<List<T>> some(RecordType<T> type) {
        return Records.of(type).list().ofMaxSize(3);
    }
}
