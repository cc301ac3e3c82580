package org.tallystick.examples.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Write;

/** A milestone as Desk writes it. */
record DeskMilestone(
        @Nullable String id,
        @Nullable String key,
        @Nullable String name,
        @Nullable String project,
        BigDecimal amount,
        CurrencyCode currency,
        @Nullable LocalDate planned,
        String approval) {

    static final JsonBinder<DeskMilestone> JSON = JsonBinder.of(DeskMilestone.class);

    static DeskMilestone of(Write<Milestone> write) {
        Milestone record = write.record();
        Ref<Project> project = record.project();
        return new DeskMilestone(
                write.remoteId(),
                write.externalKey(),
                record.name(),
                project == null ? null : write.idOf(project),
                record.amount().amount(),
                record.amount().currency(),
                record.plannedDate(),
                record.approval().name());
    }

    /** What is written, and compared: neither id nor key. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        put(content, "name", name);
        put(content, "project", project);
        put(content, "amount", amount.toPlainString());
        put(content, "currency", currency.code());
        put(content, "planned", planned);
        put(content, "approval", approval);
        return content;
    }

    private static void put(Map<String, String> content, String field, @Nullable Object value) {
        if (value != null) {
            content.put(field, value.toString());
        }
    }

    /**
     * As the hub takes it.
     *
     * @throws IllegalArgumentException if a value is none of the model's
     * @throws ArithmeticException if the amount has more decimals than its currency
     * @throws NullPointerException if there is no amount, no currency or no approval
     */
    Draft<Milestone> draft(String system, String documentId) {
        Ref<Milestone> ref = new Ref<>(system, RecordType.MILESTONE, documentId);
        MilestoneBuilder builder = MilestoneBuilder.builder()
                .header(Header.of(ref))
                .name(name)
                .project(project == null ? null : new Ref<>(system, RecordType.PROJECT, project))
                .amount(new Money(amount, currency))
                .plannedDate(planned)
                .approval(Approval.valueOf(approval));
        Draft<Milestone> draft = Draft.of(ref, builder);
        return key == null ? draft : draft.withExternalKey(key);
    }
}
