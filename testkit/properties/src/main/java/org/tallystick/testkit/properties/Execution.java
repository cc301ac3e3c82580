package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Acceptance;
import org.tallystick.model.Assignment;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.Commitment;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.StaffingPlan;
import org.tallystick.model.Task;
import org.tallystick.model.TaskBuilder;
import org.tallystick.model.TaskEffort;
import org.tallystick.model.VendorBill;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.AssignmentStatus;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** The project of a contract: its tasks, who is on it, what it delivers. */
record Execution(SoldWork sold) {

    Ref<Project> projectRef() {
        return ref(RecordType.PROJECT, "P-" + sold.no());
    }

    Ref<Task> workTask() {
        return ref(RecordType.TASK, "P-%d/1.1".formatted(sold.no()));
    }

    Ref<Assignment> assignmentOf(Resource person) {
        return ref(
                RecordType.ASSIGNMENT,
                "P-%d/%s".formatted(sold.no(), person.ref().id()));
    }

    Ref<VendorBill> vendorBill() {
        return ref(RecordType.VENDOR_BILL, "VB-" + sold.no());
    }

    Firm firm() {
        return sold.firm();
    }

    Project project() {
        return ProjectBuilder.builder()
                .header(header(RecordType.PROJECT, projectRef().id()))
                .name(sold.deal().name())
                .code(projectRef().id())
                .engagement(sold.contractRef())
                .customer(RecordType.CUSTOMER.refOf(sold.customer()))
                .legalEntity(RecordType.LEGAL_ENTITY.refOf(firm().company()))
                .currency(firm().plan().currency())
                .period(firm().term())
                .status(ProjectStatus.ACTIVE)
                .build();
    }

    /**
     * A task of all work, and its one part.
     *
     * @param worked hours that were approved
     */
    List<Task> tasks(Quantity worked) {
        TaskEffort effort = new TaskEffort(worked, worked, Quantity.ZERO);
        Ref<Task> top = ref(RecordType.TASK, "P-%d/1".formatted(sold.no()));
        return List.of(task(top, "1", null, effort), task(workTask(), "1.1", top, effort));
    }

    private Task task(Ref<Task> ref, String code, @Nullable Ref<Task> parent, TaskEffort effort) {
        return TaskBuilder.builder()
                .header(header(RecordType.TASK, ref.id()))
                .project(projectRef())
                .wbsCode(code)
                .name("Work " + code)
                .parent(parent)
                .period(firm().term())
                .effort(effort)
                .billable(true)
                .contractLine(sold.hourlyLine())
                .status(TaskStatus.IN_PROGRESS)
                .build();
    }

    /** Everybody works on every project, in equal shares. */
    List<Assignment> assignments() {
        BigDecimal projects = BigDecimal.valueOf(firm().plan().deals().size());
        Rate share = new Rate(BigDecimal.ONE.divide(projects, 4, RoundingMode.DOWN));
        List<Assignment> assignments = new ArrayList<>();
        for (Resource person : firm().people()) {
            assignments.add(AssignmentBuilder.builder()
                    .header(header(RecordType.ASSIGNMENT, assignmentOf(person).id()))
                    .resource(RecordType.RESOURCE.refOf(person))
                    .project(projectRef())
                    .task(workTask())
                    .role(SoldWork.ROLE)
                    .period(firm().term())
                    .plan(new StaffingPlan(null, share))
                    .billable(true)
                    .commitment(Commitment.HARD)
                    .contractLine(sold.hourlyLine())
                    .status(AssignmentStatus.ACTIVE)
                    .build());
        }
        return assignments;
    }

    List<Milestone> milestones() {
        BillingState billing = sold.deal().billing();
        List<Milestone> milestones = new ArrayList<>();
        for (Money amount : sold.milestones()) {
            String id = "P-%d/M%d".formatted(sold.no(), milestones.size() + 1);
            milestones.add(MilestoneBuilder.builder()
                    .header(header(RecordType.MILESTONE, id))
                    .project(projectRef())
                    .contractLine(sold.fixedLine())
                    .name("Delivery " + (milestones.size() + 1))
                    .amount(amount)
                    .completedOn(firm().billingDay())
                    .approval(Approval.APPROVED)
                    .acceptance(new Acceptance(
                            firm().billingDay().atStartOfDay(ZoneOffset.UTC).toInstant(), null, null, null))
                    .status(MilestoneStatus.ACCEPTED)
                    .billing(billing)
                    .billedShare(billing == BillingState.INVOICED ? new Rate(BigDecimal.ONE) : Rate.ZERO)
                    .build());
        }
        return milestones;
    }
}
