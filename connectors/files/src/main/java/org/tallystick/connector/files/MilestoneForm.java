package org.tallystick.connector.files;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Write;

/** Milestones: what is to be billed, and when. */
final class MilestoneForm implements Form<Milestone> {

    @Override
    public RecordType<Milestone> type() {
        return RecordType.MILESTONE;
    }

    @Override
    public List<String> fields() {
        return List.of("id", "key", "name", "amount", "currency", "project", "planned", "completed", "approval");
    }

    @Override
    public List<String> readFields() {
        return List.of("id", "amount", "currency", "approval");
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Draft<Milestone> draft(String system, Map<String, String> values) {
        Ref<Milestone> ref = new Ref<>(system, RecordType.MILESTONE, values.getOrDefault("id", ""));
        MilestoneBuilder builder = MilestoneBuilder.builder()
                .header(Header.of(ref))
                .amount(Money.of(values.getOrDefault("amount", ""), values.getOrDefault("currency", "")))
                .approval(Approvals.parse(values.getOrDefault("approval", "")));
        if (values.containsKey("name")) {
            builder.name(values.get("name"));
        }
        if (values.containsKey("project")) {
            builder.project(new Ref<>(system, RecordType.PROJECT, values.get("project")));
        }
        if (values.containsKey("planned")) {
            builder.plannedDate(LocalDate.parse(values.get("planned")));
        }
        if (values.containsKey("completed")) {
            builder.completedOn(LocalDate.parse(values.get("completed")));
        }
        Draft<Milestone> draft = Draft.of(ref, builder);
        return values.containsKey("key") ? draft.withExternalKey(values.get("key")) : draft;
    }

    @Override
    public List<Ref<?>> references(Milestone record) {
        Ref<?> project = record.project();
        return project == null ? List.of() : List.of(project);
    }

    @Override
    public Map<String, String> values(Write<Milestone> write) {
        Milestone record = write.record();
        Map<String, String> values = new HashMap<>();
        values.put("id", write.externalKey());
        values.put("key", write.externalKey());
        values.put("amount", record.amount().amount().toPlainString());
        values.put("currency", record.amount().currency().code());
        values.put("approval", Approvals.text(record.approval()));
        if (record.name() != null) {
            values.put("name", record.name());
        }
        if (record.project() != null) {
            values.put("project", write.idOf(record.project()));
        }
        if (record.plannedDate() != null) {
            values.put("planned", record.plannedDate().toString());
        }
        if (record.completedOn() != null) {
            values.put("completed", record.completedOn().toString());
        }
        return values;
    }
}
