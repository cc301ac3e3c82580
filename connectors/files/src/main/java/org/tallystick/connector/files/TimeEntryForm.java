package org.tallystick.connector.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Write;

/** Hours, as a subcontractor sends them. They are read only. */
final class TimeEntryForm implements Form<TimeEntry> {

    @Override
    public RecordType<TimeEntry> type() {
        return RecordType.TIME_ENTRY;
    }

    @Override
    public List<String> fields() {
        return List.of("id", "resource", "project", "date", "hours", "billable", "approval");
    }

    @Override
    public List<String> readFields() {
        return List.of("id", "date", "hours", "approval");
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public Draft<TimeEntry> draft(String system, Map<String, String> values) {
        Ref<TimeEntry> ref = new Ref<>(system, RecordType.TIME_ENTRY, values.getOrDefault("id", ""));
        TimeEntryBuilder builder = TimeEntryBuilder.builder()
                .header(Header.of(ref))
                .workDate(LocalDate.parse(values.getOrDefault("date", "")))
                .hours(Quantity.of(values.getOrDefault("hours", "")))
                .billable(Boolean.parseBoolean(values.get("billable")))
                .approval(Approvals.parse(values.getOrDefault("approval", "")));
        if (values.containsKey("resource")) {
            builder.resource(new Ref<>(system, RecordType.RESOURCE, values.get("resource")));
        }
        if (values.containsKey("project")) {
            builder.project(new Ref<>(system, RecordType.PROJECT, values.get("project")));
        }
        return Draft.of(ref, builder);
    }

    @Override
    public List<Ref<?>> references(TimeEntry record) {
        return List.of();
    }

    @Override
    public Map<String, String> values(Write<TimeEntry> write) {
        throw new UnsupportedOperationException("Time entries are not written to files");
    }
}
