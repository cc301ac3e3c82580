package org.tallystick.connector.salesforce.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record to create, or to bring to this state.
 *
 * @param idempotencyKey names this one intended write, the same for every repetition of it
 * @param fields with the external id; null clears a field, one that is not there stays as it is
 */
public record Upsert(String idempotencyKey, Map<String, @Nullable Object> fields) {

    /** Written out, so that other modules see which of its types may be null. */
    public Upsert(String idempotencyKey, Map<String, @Nullable Object> fields) {
        this.idempotencyKey = idempotencyKey;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value of a field as text; empty if it has none. */
    String text(String field) {
        Object value = fields.get(field);
        return value == null ? "" : value.toString();
    }
}
