package org.tallystick.billing;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Assignment;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.RateCard;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.Quantity;

/**
 * Everything that one engagement's billing of one period depends on. Records are decided versions that exist; the order of collections
 * does not matter.
 *
 * @param period the month that is billed
 * @param engagement what is billed
 * @param customer sold-to, by whom tax is found; none if it is unknown
 * @param projects of the engagement, and those that its recurring lines name
 * @param contractLines of the engagement, and those that its expenses, milestones and assignments name
 * @param amendments of the engagement, and of its contract lines
 * @param work what was done on its projects
 * @param people who did it
 * @param rateCard the engagement's; none: standard rates only
 * @param lineCards cards of its contract lines, by line: their rows are rows of its rate card too, which RATE amendments amend
 * @param issued invoices of the engagement so far
 * @param credits credit memos of those invoices so far
 * @param firstPeriod month of the first run: recurring charges of months before it are never made (RULES rule 5)
 * @param billTo who gets the invoices; none if it is unknown
 */
public record BillingInput(
        YearMonth period,
        Engagement engagement,
        @Nullable Customer customer,
        Collection<Project> projects,
        Collection<ContractLine> contractLines,
        Collection<ContractAmendment> amendments,
        Work work,
        People people,
        @Nullable RateCard rateCard,
        Map<Ref<ContractLine>, RateCard> lineCards,
        Collection<Invoice> issued,
        Collection<CreditMemo> credits,
        YearMonth firstPeriod,
        @Nullable Customer billTo) {

    /** The invoices go to the customer. */
    public BillingInput(
            YearMonth period,
            Engagement engagement,
            @Nullable Customer customer,
            Collection<Project> projects,
            Collection<ContractLine> contractLines,
            Collection<ContractAmendment> amendments,
            Work work,
            People people,
            @Nullable RateCard rateCard,
            Map<Ref<ContractLine>, RateCard> lineCards,
            Collection<Invoice> issued,
            Collection<CreditMemo> credits,
            YearMonth firstPeriod) {
        this(
                period,
                engagement,
                customer,
                projects,
                contractLines,
                amendments,
                work,
                people,
                rateCard,
                lineCards,
                issued,
                credits,
                firstPeriod,
                customer);
    }

    /** @throws IllegalArgumentException if {@code firstPeriod} is after {@code period} */
    public BillingInput {
        if (firstPeriod.isAfter(period)) {
            throw new IllegalArgumentException(
                    "The first period (%s) must not be after the period (%s)".formatted(firstPeriod, period));
        }
        projects = List.copyOf(projects);
        contractLines = List.copyOf(contractLines);
        amendments = List.copyOf(amendments);
        lineCards = Map.copyOf(lineCards);
        issued = List.copyOf(issued);
        credits = List.copyOf(credits);
    }

    /**
     * What was done on the engagement's projects.
     *
     * @param time of its projects
     * @param expenses of its projects
     * @param milestones of its projects
     */
    public record Work(Collection<TimeEntry> time, Collection<ExpenseItem> expenses, Collection<Milestone> milestones) {

        public Work {
            time = List.copyOf(time);
            expenses = List.copyOf(expenses);
            milestones = List.copyOf(milestones);
        }
    }

    /**
     * Who did it.
     *
     * @param assignments that time names, by ref; unknown ones are absent
     * @param ownRoles the worker's own role by resource; absent: of no role
     * @param approvedHours by person and day, over all projects, billable or not
     */
    public record People(
            Map<Ref<Assignment>, Assignment> assignments,
            Map<Ref<Resource>, String> ownRoles,
            Map<ResourceDay, Quantity> approvedHours) {

        public People {
            assignments = Map.copyOf(assignments);
            ownRoles = Map.copyOf(ownRoles);
            approvedHours = Map.copyOf(approvedHours);
        }
    }
}
