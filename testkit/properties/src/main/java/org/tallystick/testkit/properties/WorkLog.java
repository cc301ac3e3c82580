package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseBillMethod;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.LockedRate;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimePricing;
import org.tallystick.model.Touch;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;

/** Hours and costs of all projects of a world. A day of a person has no more than 24 hours: what does not fit is not recorded. */
final class WorkLog {

    private static final int QUARTERS_OF_A_DAY = 96;

    private final Firm firm;
    private final Map<List<Object>, Integer> quartersOfDays = new HashMap<>();
    private int entries;
    private int expenses;

    WorkLog(Firm firm) {
        this.firm = firm;
    }

    List<TimeEntry> timeOf(Execution project) {
        List<TimeEntry> all = new ArrayList<>();
        for (WorldPlan.Work work : project.sold().deal().work()) {
            Resource person = firm.person(work.person());
            List<Object> day = List.of(person.ref(), work.day());
            int total = quartersOfDays.merge(day, work.quarters(), Integer::sum);
            if (total > QUARTERS_OF_A_DAY) {
                quartersOfDays.merge(day, -work.quarters(), Integer::sum);
            } else {
                all.addAll(entries(project, work, person));
            }
        }
        return all;
    }

    /** A corrected entry is reversed, and another one stands in its place. */
    private List<TimeEntry> entries(Execution project, WorldPlan.Work work, Resource person) {
        String id = "T-" + ++entries;
        if (!work.corrected()) {
            return List.of(entry(project, work, person, id, work.approval(), null));
        }
        Ref<TimeEntry> first = ref(RecordType.TIME_ENTRY, id);
        return List.of(
                entry(project, work, person, id, Approval.REVERSED, null),
                entry(project, work, person, id + "c", Approval.APPROVED, first));
    }

    private TimeEntry entry(
            Execution project,
            WorldPlan.Work work,
            Resource person,
            String id,
            Approval approval,
            @Nullable Ref<TimeEntry> corrects) {
        boolean isApproved = approval == Approval.APPROVED;
        SoldWork sold = project.sold();
        LocalDate day = firm.day(work.day());
        return TimeEntryBuilder.builder()
                .header(header(RecordType.TIME_ENTRY, id))
                .resource(RecordType.RESOURCE.refOf(person))
                .workDate(day)
                .zone(firm.plan().zone())
                .hours(new Quantity(BigDecimal.valueOf(work.quarters() * 25L, 2)))
                .project(project.projectRef())
                .task(project.workTask())
                .assignment(project.assignmentOf(person))
                .role(SoldWork.ROLE)
                .billable(true)
                .approval(approval)
                .approved(
                        isApproved
                                ? new Touch(
                                        "lead",
                                        day.plusDays(1)
                                                .atStartOfDay(ZoneOffset.UTC)
                                                .toInstant())
                                : null)
                .billing(new TimeBilling(stateOf(sold, isApproved), null, List.of()))
                .pricing(new TimePricing(
                        isApproved ? new LockedRate(sold.hourlyRate(), sold.cardRef(), "1", null) : null, null))
                .corrects(corrects)
                .build();
    }

    private static BillingState stateOf(SoldWork sold, boolean isApproved) {
        return isApproved ? sold.deal().billing() : BillingState.UNBILLED;
    }

    /** Costs are billed as they are; what came back, and nothing, is not billed. */
    List<ExpenseItem> expensesOf(Execution project) {
        List<ExpenseItem> all = new ArrayList<>();
        for (WorldPlan.Cost cost : project.sold().deal().costs()) {
            boolean isBillable = cost.units() > 0;
            boolean isApproved = cost.approval() == Approval.APPROVED;
            all.add(ExpenseItemBuilder.builder()
                    .header(header(RecordType.EXPENSE_ITEM, "X-" + ++expenses))
                    .resource(RecordType.RESOURCE.refOf(firm.person(cost.person())))
                    .date(firm.day(cost.day()))
                    .project(project.projectRef())
                    .contractLine(project.sold().hourlyLine())
                    .category("TRAVEL")
                    .amount(firm.units(cost.units()))
                    .vendorBill(cost.ofVendor() && isBillable ? project.vendorBill() : null)
                    .billable(isBillable)
                    .billMethod(isBillable ? ExpenseBillMethod.COST : ExpenseBillMethod.NOT_BILLABLE)
                    .receiptAttached(true)
                    .approval(cost.approval())
                    .billing(isBillable ? stateOf(project.sold(), isApproved) : BillingState.NOT_BILLABLE)
                    .build());
        }
        return all;
    }

    static Quantity approvedHours(List<? extends Entity> records) {
        return records.stream()
                .filter(TimeEntry.class::isInstance)
                .map(TimeEntry.class::cast)
                .filter(entry -> entry.approval() == Approval.APPROVED)
                .map(TimeEntry::hours)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
