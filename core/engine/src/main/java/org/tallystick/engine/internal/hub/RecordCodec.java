package org.tallystick.engine.internal.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.json.Fingerprint;
import org.tallystick.json.JsonForm;
import org.tallystick.json.JsonMask;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Canonical records as text, and back. */
public final class RecordCodec {

    private static final JsonForm FORM = JsonForm.ofDefaults();

    private RecordCodec() {}

    /** A record with its text and the fingerprint of it. */
    public record Encoded(Entity record, String json, String fingerprint) {}

    /** Encodes a record. */
    public static Encoded encode(Entity record) {
        byte[] json = FORM.writeBytes(record);
        return new Encoded(record, new String(json, UTF_8), Fingerprint.of(json).hex());
    }

    /** Over fields of records as {@link #encode} writes them. */
    public static JsonMask mask(Collection<String> fields) {
        return JsonMask.of(fields.stream()
                .map(field -> field.startsWith("extensions.") ? "record.header." + field : "record." + field)
                .toList());
    }

    /** The record of that text. */
    public static <T extends Entity> T decode(RecordType<T> type, String json) {
        return FORM.read(type, json);
    }

    /** The version of the row that deciders read. */
    public static <T extends Entity> Optional<T> decided(RecordType<T> type, RecordRow row) {
        return optional(type, row.decided());
    }

    private static <T extends Entity> Optional<T> optional(RecordType<T> type, @Nullable String json) {
        return json == null ? Optional.empty() : Optional.of(decode(type, json));
    }
}
