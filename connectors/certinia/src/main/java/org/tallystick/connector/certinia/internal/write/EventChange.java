package org.tallystick.connector.certinia.internal.write;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.Composite;

/**
 * A billing event that is to be told of an invoice.
 *
 * @param event its id
 * @param changedAt when it was changed last, as it was looked at
 * @param mark what it is told
 */
record EventChange(String event, Instant changedAt, InvoiceMark mark) {

    /** Refused if the event was changed since. */
    Composite.Request guarded() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(BillingEvents.INVOICED, true);
        fields.put(BillingEvents.NUMBER, mark.number());
        fields.put(BillingEvents.DATE, mark.date().toString());
        return Composite.Request.change("event_" + event, BillingEvents.EVENT, event, fields)
                .ifUnmodifiedSince(changedAt);
    }
}
