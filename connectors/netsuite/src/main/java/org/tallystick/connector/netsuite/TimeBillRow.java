package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Problem;

/** A row of {@code timebill}. Columns: the vendor contract sheet, sections 3 and 8, in lower case. */
record TimeBillRow(
        @Nullable String id,
        @Nullable String employee,
        @Nullable String customer,
        @Nullable String job,
        @JsonProperty("casetaskevent") @Nullable String task,
        @JsonProperty("trandate") @Nullable String date,
        @Nullable String hours,
        @JsonProperty("isbillable") @Nullable String billable,
        @JsonProperty("approvalstatus") @Nullable String approval,
        @Nullable String memo,
        @Nullable String timesheet,
        @Nullable String subsidiary) {

    private static final int HOURS_SCALE = 6;

    /** Time that was worked: what is planned stands in the same table. Whose it is, a customer or a job, only the table of jobs says. */
    static Reading<TimeEntry> reading(Map<String, ZoneId> zones) {
        return Reading.<TimeEntry, TimeBillRow, TimeEntryBuilder>of(
                        RecordType.TIME_ENTRY,
                        "t.id, t.employee, t.customer, p.id AS job, t.casetaskevent, t.item, t.hours, t.isbillable, t.approvalstatus,"
                                + " t.memo, t.timesheet, t.subsidiary"
                                + RowValues.DAY.formatted("trandate"),
                        "timebill t LEFT JOIN job p ON p.id = t.customer",
                        TimeBillRow.class,
                        TimeEntryBuilder::builder,
                        (row, system, entry) -> row.fill(system, zones, entry))
                .where(Reading.Selection.of("t.timetype = 'A'"));
    }

    private @Nullable String fill(String system, Map<String, ZoneId> zones, TimeEntryBuilder entry) {
        entry.header(Header.of(new Ref<>(system, RecordType.TIME_ENTRY, RowValues.required("id", id))))
                .resource(RowValues.ref(system, RecordType.RESOURCE, employee))
                .workDate(RowValues.requiredDay("trandate", date))
                .hours(RowValues.ofNumber("hours", hours, TimeBillRow::worked))
                .project(RowValues.ref(system, RecordType.PROJECT, job))
                .task(job == null ? null : RowValues.ref(system, RecordType.TASK, task))
                .billable("T".equals(billable))
                .notes(new TimeNotes(memo, null))
                .timesheet(timesheet)
                .zone(subsidiary == null ? null : zones.get(subsidiary));
        if (approval != null) {
            entry.approval(approval(approval));
        }
        return null;
    }

    /** Minutes are entered, and shown in hours: twenty of them are a third, which has no end. Rounded half up to six decimals. */
    private static Quantity worked(BigDecimal exact) {
        return new Quantity(exact.scale() > HOURS_SCALE ? exact.setScale(HOURS_SCALE, RoundingMode.HALF_UP) : exact);
    }

    private static Approval approval(String status) {
        return switch (status) {
            case "1" -> Approval.DRAFT;
            case "2" -> Approval.SUBMITTED;
            case "3" -> Approval.APPROVED;
            case "4" -> Approval.REJECTED;
            default ->
                throw new BadRecordException(Problem.ofField(
                        "APPROVAL_UNKNOWN",
                        "approvalstatus",
                        status,
                        "No approval status is called '%s'".formatted(status),
                        null));
        };
    }
}
