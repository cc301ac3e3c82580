package org.tallystick.rules.ownership;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.model.Entity;

/**
 * What the hub has of a record after a system spoke.
 *
 * @param record ours, with what was taken; the header is ours
 * @param agreed what both agree on now, in the words of the system: the base of its next contribution. What is refused or put to a person is in it as
 *     it was before, so that it is told again until it is settled
 * @param conflicts the fields that are refused or put to a person, by path
 * @param <T> the entity
 */
public record Merged<T extends Entity>(T record, T agreed, SortedMap<String, Conflict> conflicts) {

    public Merged {
        conflicts = Collections.unmodifiableSortedMap(new TreeMap<>(conflicts));
    }
}
