package org.tallystick.model;

import org.tallystick.model.state.Approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Quantity;

/**
 * One person's hours of one day on one project. A weekly timecard gives one per day.
 *
 * @param header its ref's id is the source line's, such as {@code <timecard>:<yyyy-mm-dd>}
 * @param resource who worked
 * @param workDate the day, in the zone of the place of work; never shifted
 * @param hours worked
 * @param project on what
 * @param assignment as which assignment, if one is named
 * @param billable whether the customer pays
 * @param approval how far it is
 */
@BuiltRecord
public record TimeEntry(
        Header header,
        @Nullable Ref<Resource> resource,
        LocalDate workDate,
        Quantity hours,
        @Nullable Ref<Project> project,
        @Nullable Ref<Assignment> assignment,
        boolean billable,
        Approval approval)
        implements Entity, Approvable {

    public TimeEntry {
        MissingFieldsException.check(
                TimeEntry.class, "header", header, "workDate", workDate, "hours", hours, "approval", approval);
    }
}
