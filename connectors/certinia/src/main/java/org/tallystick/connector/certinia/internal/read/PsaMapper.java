package org.tallystick.connector.certinia.internal.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.Named;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.Assignment;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.Commitment;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectActivity;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.ProjectKind;
import org.tallystick.model.ProjectPlace;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.StaffingPlan;
import org.tallystick.model.Task;
import org.tallystick.model.TaskBuilder;
import org.tallystick.model.TaskEffort;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.WorkCapacity;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.Reimbursement;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Problem;

/** Fills the model's builders from rows. What a company adds to its org is left to its rule set. */
@Mapper
interface PsaMapper {

    Map<String, Approval> TIMECARD = Map.of(
            "Saved", Approval.DRAFT,
            "Submitted", Approval.SUBMITTED,
            "Approved", Approval.APPROVED,
            "Rejected", Approval.REJECTED);

    Map<String, Approval> EXPENSE = Map.of(
            "Draft", Approval.DRAFT,
            "Submitted", Approval.SUBMITTED,
            "Approved", Approval.APPROVED,
            "Rejected", Approval.REJECTED);

    Map<String, Approval> MILESTONE = Map.of(
            "Planned", Approval.DRAFT,
            "Open", Approval.SUBMITTED,
            "Approved", Approval.APPROVED,
            "Canceled", Approval.REJECTED);

    /** What is put off waits for something, and may go on. */
    Map<String, TaskStatus> TASK = Map.of(
            "Draft", TaskStatus.NOT_STARTED,
            "Planned", TaskStatus.NOT_STARTED,
            "Started", TaskStatus.IN_PROGRESS,
            "Blocked", TaskStatus.BLOCKED,
            "Deferred", TaskStatus.BLOCKED,
            "Complete", TaskStatus.COMPLETED);

    Map<String, Commitment> COMMITMENT = Map.of("Tentative", Commitment.SOFT, "Scheduled", Commitment.HARD);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "engagement", source = "row.opportunity")
    @Mapping(target = "customer", source = "row.account")
    @Mapping(target = "currency", source = "row.currencyIsoCode")
    @Mapping(target = "period", source = "row", qualifiedByName = "planned")
    @Mapping(target = "code", source = "row.number")
    @Mapping(target = "kind", source = "row", qualifiedByName = "kind")
    @Mapping(target = "place", source = "row", qualifiedByName = "place")
    @Mapping(target = "closedFor", source = "row", qualifiedByName = "closedFor")
    void fill(ProjectWire row, Header header, @Context PsaRefs refs, @MappingTarget ProjectBuilder project);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "workerId", source = "row.workerId")
    @Mapping(target = "role", source = "row.role")
    @Mapping(target = "capacity", source = "row", qualifiedByName = "capacity")
    void fill(ResourceWire row, Header header, @MappingTarget ResourceBuilder resource);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "resource", source = "row.resource")
    @Mapping(target = "project", source = "row.project")
    @Mapping(target = "role", source = "row.role")
    @Mapping(target = "period", source = "row", qualifiedByName = "assigned")
    @Mapping(target = "billRate", source = "row", qualifiedByName = "billRate")
    @Mapping(target = "billable", source = "row.billable")
    @Mapping(target = "plan", source = "row", qualifiedByName = "plan")
    @Mapping(target = "commitment", source = "row", qualifiedByName = "commitment")
    void fill(AssignmentWire row, Header header, @Context PsaRefs refs, @MappingTarget AssignmentBuilder assignment);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "resource", source = "row.resource")
    @Mapping(target = "workDate", source = "day")
    @Mapping(target = "hours", source = "hours")
    @Mapping(target = "project", source = "row.project")
    @Mapping(target = "assignment", source = "row.assignment")
    @Mapping(target = "billable", source = "row.billable")
    @Mapping(target = "approval", source = "row.status", qualifiedByName = "timecard")
    @Mapping(target = "notes", source = "note")
    @Mapping(target = "timesheet", source = "timesheet")
    void fill(
            TimecardWire row,
            Header header,
            LocalDate day,
            Quantity hours,
            TimeNotes note,
            String timesheet,
            @Context PsaRefs refs,
            @MappingTarget TimeEntryBuilder entry);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "resource", source = "row.resource")
    @Mapping(target = "date", source = "row.expenseDate")
    @Mapping(target = "project", source = "row.project")
    @Mapping(target = "category", source = "row.type")
    @Mapping(target = "amount", source = "row", qualifiedByName = "spent")
    @Mapping(target = "billable", source = "row.billable")
    @Mapping(target = "approval", source = "row.status", qualifiedByName = "expense")
    @Mapping(target = "report", source = "row", qualifiedByName = "report")
    @Mapping(target = "reimbursementCurrency", source = "row.reimbursementCurrency")
    @Mapping(target = "reimbursement", source = "row", qualifiedByName = "reimbursement")
    void fill(ExpenseWire row, Header header, @Context PsaRefs refs, @MappingTarget ExpenseItemBuilder expense);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "project", source = "row.project")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "amount", source = "row", qualifiedByName = "due")
    @Mapping(target = "plannedDate", source = "row.targetDate")
    @Mapping(target = "completedOn", source = "row.actualDate")
    @Mapping(target = "approval", source = "row.status", qualifiedByName = "milestone")
    void fill(MilestoneWire row, Header header, @Context PsaRefs refs, @MappingTarget MilestoneBuilder milestone);

    @BeanMapping(ignoreByDefault = true)
    @Mapping(target = "header", source = "header")
    @Mapping(target = "project", source = "row.project")
    @Mapping(target = "wbsCode", source = "row.wbsElement")
    @Mapping(target = "name", source = "row.name")
    @Mapping(target = "parent", source = "row.parent")
    @Mapping(target = "period", source = "row", qualifiedByName = "scheduled")
    @Mapping(target = "effort", source = "row", qualifiedByName = "effort")
    @Mapping(target = "status", source = "row.status", qualifiedByName = "task")
    void fill(TaskWire row, Header header, @Context PsaRefs refs, @MappingTarget TaskBuilder task);

    default @Nullable Ref<Engagement> engagement(@Nullable String id, @Context PsaRefs refs) {
        return refs.crm().lookup(RecordType.ENGAGEMENT, id);
    }

    default @Nullable Ref<Customer> customer(@Nullable String id, @Context PsaRefs refs) {
        return refs.crm().lookup(RecordType.CUSTOMER, id);
    }

    default @Nullable Ref<Project> project(@Nullable String id, @Context PsaRefs refs) {
        return refs.own().lookup(RecordType.PROJECT, id);
    }

    default @Nullable Ref<Resource> resource(@Nullable String id, @Context PsaRefs refs) {
        return refs.own().lookup(RecordType.RESOURCE, id);
    }

    default @Nullable Ref<Assignment> assignment(@Nullable String id, @Context PsaRefs refs) {
        return refs.own().lookup(RecordType.ASSIGNMENT, id);
    }

    default @Nullable Ref<Task> task(@Nullable String id, @Context PsaRefs refs) {
        return refs.own().lookup(RecordType.TASK, id);
    }

    @Named("planned")
    default Period planned(ProjectWire row) {
        return Period.inclusive(row.startDate(), row.endDate());
    }

    /** A company may have types of its own, and only one says that nobody outside pays; any other is of the model's usual kind. */
    @Named("kind")
    default @Nullable ProjectKind kind(ProjectWire row) {
        return "Internal".equals(row.type()) ? ProjectKind.INTERNAL : null;
    }

    /** Units by their names: the package gives them no codes. */
    @Named("place")
    default ProjectPlace place(ProjectWire row, @Context PsaRefs refs) {
        String group = NamedRow.nameOf(row.group());
        return new ProjectPlace(
                resource(row.manager(), refs),
                NamedRow.nameOf(row.practice()),
                NamedRow.nameOf(row.region()),
                group == null ? new TreeMap<>() : new TreeMap<>(Map.of("group", group)));
    }

    @Named("closedFor")
    default Set<ProjectActivity> closedFor(ProjectWire row) {
        Set<ProjectActivity> closed = EnumSet.noneOf(ProjectActivity.class);
        add(closed, ProjectActivity.TIME, row.closedForTime());
        add(closed, ProjectActivity.EXPENSE, row.closedForExpense());
        add(closed, ProjectActivity.BILLING, row.excludedFromBilling());
        return closed;
    }

    private static void add(Set<ProjectActivity> closed, ProjectActivity activity, @Nullable Boolean isClosed) {
        if (Boolean.TRUE.equals(isClosed)) {
            closed.add(activity);
        }
    }

    @Named("capacity")
    default WorkCapacity capacity(ResourceWire row) {
        return new WorkCapacity(NamedRow.nameOf(row.calendar()), null, null);
    }

    /** Its hours; a share of the person where no hours are planned: a row may say both, the model takes one. */
    @Named("plan")
    default StaffingPlan plan(AssignmentWire row) {
        BigDecimal hours = row.plannedHours();
        BigDecimal percent = row.percentAllocated();
        if (hours != null && hours.signum() > 0) {
            return new StaffingPlan(WireValues.quantity("pse__Planned_Hours__c", hours), null);
        }
        return percent == null
                ? StaffingPlan.NONE
                : new StaffingPlan(null, WireValues.percent("pse__Percent_Allocated__c", percent));
    }

    /** What is over books nobody, and what a status means that a company added nobody knows. */
    @Named("commitment")
    default @Nullable Commitment commitment(AssignmentWire row) {
        return row.status() == null ? null : COMMITMENT.get(row.status());
    }

    @Named("report")
    default @Nullable String report(ExpenseWire row) {
        return row.report() == null ? null : SalesforceId.canonical(row.report());
    }

    /** Of the others the package does not say how far it is. */
    @Named("reimbursement")
    default @Nullable Reimbursement reimbursement(ExpenseWire row) {
        return Boolean.TRUE.equals(row.nonReimbursible()) ? Reimbursement.NONE : null;
    }

    @Named("assigned")
    default Period assigned(AssignmentWire row) {
        return Period.inclusive(row.startDate(), row.endDate());
    }

    /** The days in which it begins and ends; none where no zone says which days these are. */
    @Named("scheduled")
    default @Nullable Period scheduled(TaskWire row, @Context PsaRefs refs) {
        ZoneId zone = refs.zone();
        return zone == null ? null : Period.inclusive(day(row.start(), zone), day(row.end(), zone));
    }

    private static @Nullable LocalDate day(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : LocalDate.ofInstant(time, zone);
    }

    @Named("effort")
    default TaskEffort effort(TaskWire row) {
        return new TaskEffort(
                hours("pse__Estimated_Hours__c", row.estimatedHours()),
                hours("pse__Actual_Hours__c", row.actualHours()),
                Quantity.ZERO);
    }

    /** Only hourly rates: a price of a day is another thing, and guessing its hours would misprice them. */
    @Named("billRate")
    default @Nullable UnitPrice billRate(AssignmentWire row) {
        BigDecimal rate = row.billRate();
        if (rate != null && Boolean.TRUE.equals(row.dailyBillRate())) {
            throw new BadRecordException(Problem.ofField(
                    "DAILY_RATE",
                    "pse__Bill_Rate__c",
                    rate.toPlainString(),
                    "pse__Bill_Rate__c is a price of a day, since pse__Daily_Bill_Rate__c is true",
                    "Give the assignment a rate per hour"));
        }
        return WireValues.price("pse__Bill_Rate__c", rate, row.currencyIsoCode());
    }

    @Named("spent")
    default @Nullable Money spent(ExpenseWire row) {
        return WireValues.money("pse__Amount__c", row.amount(), row.currencyIsoCode());
    }

    @Named("due")
    default @Nullable Money due(MilestoneWire row) {
        return WireValues.money("pse__Milestone_Amount__c", row.amount(), row.currencyIsoCode());
    }

    @Named("timecard")
    default @Nullable Approval timecard(@Nullable String status) {
        return meaning("pse__Timecard_Header__c", TIMECARD, status);
    }

    @Named("expense")
    default @Nullable Approval expense(@Nullable String status) {
        return meaning("pse__Expense__c", EXPENSE, status);
    }

    @Named("milestone")
    default @Nullable Approval milestone(@Nullable String status) {
        return meaning("pse__Milestone__c", MILESTONE, status);
    }

    @Named("task")
    default @Nullable TaskStatus task(@Nullable String status) {
        return meaning("pse__Project_Task__c", TASK, status);
    }

    /** None of them if the field is empty. */
    private static Quantity hours(String field, @Nullable BigDecimal value) {
        return value == null ? Quantity.ZERO : WireValues.quantity(field, value);
    }

    /** What a status means; none if it is empty. */
    private static <T> @Nullable T meaning(String list, Map<String, T> meanings, @Nullable String status) {
        return status == null ? null : WireValues.meaning("status", "pse__Status__c", list, meanings, status);
    }
}
