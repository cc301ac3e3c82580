package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.rule.Warns;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.WorkDate;

/**
 * One person's hours of one day on one project. A weekly timecard gives one per day. Source: PSA timecard, HCM time block.
 *
 * @param header what all records share
 * @param resource who worked
 * @param workDate the day, in the zone of the place of work; never shifted
 * @param zone of the place of work
 * @param hours worked (I36)
 * @param clock from when to when, where it was clocked
 * @param project on what
 * @param task on which part of it
 * @param assignment as which assignment, if one is named
 * @param role as what, where the entry itself says so
 * @param workType what kind of hours
 * @param billable whether the customer pays
 * @param approval how far its approval is
 * @param approved who approved it, and when
 * @param billing how far its billing is
 * @param pricing what an hour brings and costs
 * @param notes words about it
 * @param timesheet id of the sheet on which it stands
 * @param corrects the entry that it replaces
 */
@BuiltRecord
public record TimeEntry(
        @Valid Header header,
        @Needed(groups = Complete.class) @Nullable Ref<Resource> resource,
        LocalDate workDate,
        @Needed(groups = Complete.class) @Nullable ZoneId zone,

        @Positive(payload = Warns.class) @DecimalMax(value = "24", payload = Warns.class) Quantity hours,

        @Nullable @Valid TimeSpan clock,
        @Needed(groups = Complete.class) @Nullable Ref<Project> project,
        @Nullable Ref<Task> task,
        @Nullable Ref<Assignment> assignment,
        @Nullable @Code String role,
        WorkType workType,
        boolean billable,
        Approval approval,
        @Nullable @Valid Touch approved,
        @Valid TimeBilling billing,
        @Valid TimePricing pricing,
        @Valid TimeNotes notes,
        @Nullable @Code String timesheet,
        @Nullable Ref<TimeEntry> corrects)
        implements Entity, Approvable {

    public TimeEntry {
        MissingFieldsException.check(
                TimeEntry.class, "header", header, "workDate", workDate, "hours", hours, "approval", approval);
        workType = workType == null ? WorkType.WORK : workType;
        billing = billing == null ? TimeBilling.UNDECIDED : billing;
        pricing = pricing == null ? TimePricing.NONE : pricing;
        notes = notes == null ? TimeNotes.NONE : notes;
    }

    /** The day with its zone, if the zone is known. */
    public Optional<WorkDate> workDay() {
        return zone == null ? Optional.empty() : Optional.of(new WorkDate(workDate, zone));
    }

    /** Hours that may be billed: none if it is not billable. */
    public Quantity billableHours() {
        if (!billable) {
            return Quantity.ZERO;
        }
        Quantity agreed = billing.billableHours();
        return agreed == null ? hours : agreed;
    }

    @Override
    public List<Violation> check() {
        return TimeEntryRules.check(this);
    }

    /** Whether its day lies in an employment of its person: {@code TIME_EMPLOYMENT}. */
    public List<Violation> checkEmployment(Resource resource) {
        return TimeEntryRules.checkEmployment(this, resource);
    }
}
