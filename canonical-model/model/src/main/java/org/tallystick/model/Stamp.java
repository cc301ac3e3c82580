package org.tallystick.model;

import java.time.Instant;

/**
 * What the hub gives a record when it stores it.
 *
 * @param id canonical id, minted once; kept when owners change
 * @param tenant whose hub it is
 * @param version from 1, one more with each change (CM-9)
 * @param owner the system that owns the record, by the ownership rules
 * @param recordedAt when this version was stored
 * @param tombstone whether it was deleted; it stays readable, and its id is never used again
 */
public record Stamp(String id, String tenant, long version, String owner, Instant recordedAt, boolean tombstone) {

    public Stamp {
        MissingFieldsException.check(Stamp.class, "id", id, "tenant", tenant, "owner", owner, "recordedAt", recordedAt);
    }
}
