package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireRelation;

/** What people call the row behind a relationship: a region, a practice, a group, a work calendar. */
record NamedRow(@JsonProperty("Name") @Nullable String name) implements WireRelation {

    /** Its name; none if there is no row. */
    static @Nullable String nameOf(@Nullable NamedRow row) {
        return row == null ? null : row.name();
    }
}
