package org.tallystick.testkit.properties.ledger;

import static java.util.Objects.requireNonNull;

import org.tallystick.model.Approvable;
import org.tallystick.model.Entity;

/**
 * One version of a record, as a delivery brings it. Of two with one version the first that arrives counts.
 *
 * @param record the record in that version; of a deleted one only its ref is read
 * @param version the greater is the newer
 * @param deleted whether the record is gone in that version
 */
public record Arrival(Entity record, long version, boolean deleted) {

    public Arrival {
        requireNonNull(record, "record");
    }

    /** A version of a record that exists. */
    public static Arrival of(Entity record, long version) {
        return new Arrival(record, version, false);
    }

    /** Whether it replaces older ones: what is approved by nobody is decided at once (RULES rule 0). */
    boolean isDecided() {
        return deleted
                || !(record instanceof Approvable submitted)
                || submitted.approval().isDecided();
    }
}
