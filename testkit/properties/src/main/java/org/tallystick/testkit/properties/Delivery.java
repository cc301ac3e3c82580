package org.tallystick.testkit.properties;

import java.time.Instant;
import org.tallystick.model.Entity;

/**
 * A version of a record, as its system delivers it.
 *
 * @param record the record in that version
 * @param version from 1, one more with each change of this record
 * @param changedAt when it was changed; later versions of one record are later. Several records may have changed in one moment
 */
public record Delivery(Entity record, int version, Instant changedAt) {

    /** {@code psa/time-entry/T-1 v2}. */
    @Override
    public String toString() {
        return record.ref() + " v" + version;
    }
}
