package org.tallystick.benchmarks;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.JsonForm;
import org.tallystick.model.BillingShare;
import org.tallystick.model.Handling;
import org.tallystick.model.Header;
import org.tallystick.model.LockedRate;
import org.tallystick.model.Provenance;
import org.tallystick.model.Ref;
import org.tallystick.model.SourceRef;
import org.tallystick.model.Stamp;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.TimePricing;
import org.tallystick.model.TimeSpan;
import org.tallystick.model.Touch;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.core.JsonGenerator;

/** Writes one document. */
final class HandWrittenWriter {

    private final JsonGenerator out;

    HandWrittenWriter(JsonGenerator out) {
        this.out = out;
    }

    void document(TimeEntry entry) {
        out.writeStartObject();
        out.writeStringProperty("type", "time-entry");
        out.writeStringProperty("schemaVersion", JsonForm.SCHEMA_VERSION);
        out.writeObjectPropertyStart("record");
        header(entry.header());
        ref("resource", entry.resource());
        out.writeStringProperty("workDate", entry.workDate().toString());
        text("zone", entry.zone() == null ? null : entry.zone().getId());
        out.writeStringProperty("hours", entry.hours().toString());
        clock(entry.clock());
        ref("project", entry.project());
        ref("task", entry.task());
        ref("assignment", entry.assignment());
        text("role", entry.role());
        out.writeStringProperty("workType", entry.workType().name());
        out.writeBooleanProperty("billable", entry.billable());
        out.writeStringProperty("approval", entry.approval().name());
        touch("approved", entry.approved());
        billing(entry.billing());
        pricing(entry.pricing());
        notes(entry.notes());
        text("timesheet", entry.timesheet());
        ref("corrects", entry.corrects());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void header(Header header) {
        out.writeObjectPropertyStart("header");
        ref("ref", header.ref());
        stamp(header.stamp());
        provenance(header.provenance());
        effective(header.effective());
        handling(header.handling());
        if (!header.extensions().isEmpty()) {
            out.writeObjectPropertyStart("extensions");
            for (Map.Entry<String, String> extension : header.extensions().entrySet()) {
                text(extension.getKey(), extension.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void stamp(@Nullable Stamp stamp) {
        if (stamp == null) {
            return;
        }
        out.writeObjectPropertyStart("stamp");
        text("id", stamp.id());
        text("tenant", stamp.tenant());
        out.writeNumberProperty("version", stamp.version());
        text("owner", stamp.owner());
        moment("recordedAt", stamp.recordedAt());
        out.writeBooleanProperty("tombstone", stamp.tombstone());
        out.writeEndObject();
    }

    private void provenance(Provenance provenance) {
        if (provenance.equals(Provenance.NONE)) {
            return;
        }
        out.writeObjectPropertyStart("provenance");
        if (!provenance.sources().isEmpty()) {
            out.writeArrayPropertyStart("sources");
            provenance.sources().forEach(this::source);
            out.writeEndArray();
        }
        touch("created", provenance.created());
        touch("changed", provenance.changed());
        text("rawRef", provenance.rawRef());
        out.writeEndObject();
    }

    private void source(SourceRef source) {
        out.writeStartObject();
        text("system", source.system());
        text("instance", source.instance());
        text("objectType", source.objectType());
        text("externalId", source.externalId());
        text("externalVersion", source.externalVersion());
        moment("observedAt", source.observedAt());
        out.writeEndObject();
    }

    private void effective(Period period) {
        if (period.from() == null && period.until() == null) {
            return;
        }
        out.writeObjectPropertyStart("effective");
        text("from", period.from() == null ? null : period.from().toString());
        text("until", period.until() == null ? null : period.until().toString());
        out.writeEndObject();
    }

    private void handling(Handling handling) {
        if (handling.classification().isEmpty() && handling.residency() == null) {
            return;
        }
        out.writeObjectPropertyStart("handling");
        if (!handling.classification().isEmpty()) {
            out.writeArrayPropertyStart("classification");
            handling.classification().stream()
                    .sorted()
                    .map(HandWrittenWriter::readable)
                    .forEach(out::writeString);
            out.writeEndArray();
        }
        text("residency", handling.residency());
        out.writeEndObject();
    }

    private void clock(@Nullable TimeSpan clock) {
        if (clock == null) {
            return;
        }
        out.writeObjectPropertyStart("clock");
        moment("start", clock.start());
        moment("end", clock.end());
        out.writeEndObject();
    }

    private void billing(TimeBilling billing) {
        if (billing.equals(TimeBilling.UNDECIDED)) {
            return;
        }
        out.writeObjectPropertyStart("billing");
        text("state", billing.state() == null ? null : billing.state().name());
        text(
                "billableHours",
                billing.billableHours() == null ? null : billing.billableHours().toString());
        if (!billing.shares().isEmpty()) {
            out.writeArrayPropertyStart("shares");
            billing.shares().forEach(this::share);
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void share(BillingShare share) {
        out.writeStartObject();
        out.writeStringProperty("state", share.state().name());
        out.writeStringProperty("quantity", share.quantity().toString());
        out.writeEndObject();
    }

    private void pricing(TimePricing pricing) {
        if (pricing.lockedRate() == null && pricing.costRate() == null) {
            return;
        }
        out.writeObjectPropertyStart("pricing");
        lockedRate(pricing.lockedRate());
        price("costRate", pricing.costRate());
        out.writeEndObject();
    }

    private void lockedRate(@Nullable LockedRate locked) {
        if (locked == null) {
            return;
        }
        out.writeObjectPropertyStart("lockedRate");
        price("rate", locked.rate());
        ref("card", locked.card());
        text("entry", locked.entry());
        text("version", locked.version());
        out.writeEndObject();
    }

    private void notes(TimeNotes notes) {
        if (notes.internal() == null && notes.external() == null) {
            return;
        }
        out.writeObjectPropertyStart("notes");
        text("internal", notes.internal());
        text("external", notes.external());
        out.writeEndObject();
    }

    private void price(String name, @Nullable UnitPrice price) {
        if (price == null) {
            return;
        }
        out.writeObjectPropertyStart(name);
        out.writeStringProperty("amount", price.amount().toPlainString());
        out.writeStringProperty("currency", price.currency().code());
        out.writeEndObject();
    }

    private void touch(String name, @Nullable Touch touch) {
        if (touch == null) {
            return;
        }
        out.writeObjectPropertyStart(name);
        text("by", touch.by());
        moment("at", touch.at());
        out.writeEndObject();
    }

    private void ref(String name, @Nullable Ref<?> ref) {
        if (ref == null) {
            return;
        }
        out.writeObjectPropertyStart(name);
        text("system", ref.system());
        out.writeStringProperty("type", ref.type().name());
        text("id", ref.id());
        out.writeEndObject();
    }

    private void moment(String name, Instant moment) {
        out.writeStringProperty(name, moment.toString());
    }

    private void text(String name, @Nullable String text) {
        if (text != null) {
            out.writeStringProperty(name, readable(text));
        }
    }

    private static String readable(String text) {
        if (text.length() > JsonForm.MAX_STRING_LENGTH) {
            throw new IllegalArgumentException("A text of %d characters is not read back".formatted(text.length()));
        }
        return text;
    }
}
