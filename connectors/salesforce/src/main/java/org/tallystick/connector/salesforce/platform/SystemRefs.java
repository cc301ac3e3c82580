package org.tallystick.connector.salesforce.platform;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * Makes refs to records of one system from the org's ids.
 *
 * @param system the installation, by the name that the host gave it
 */
public record SystemRefs(String system) {

    /** The record with that id. */
    public <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>(system, type, SalesforceId.canonical(id));
    }

    /** The record that a lookup names; none if it is empty. */
    public <T extends Entity> @Nullable Ref<T> lookup(RecordType<T> type, @Nullable String id) {
        return id == null ? null : ref(type, id);
    }
}
