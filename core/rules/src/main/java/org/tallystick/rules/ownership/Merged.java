package org.tallystick.rules.ownership;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.rules.ownership.Contribution.Agreed;

/**
 * What the hub has of a record after a system spoke.
 *
 * @param record ours, with what was taken; the header is ours
 * @param agreed the base of the system's next contribution. What is refused or put to a person is not agreed, so it is told again until it is settled
 * @param isKnownThere whether the system has all of it, but for what is disputed
 * @param disputes the fields that are refused or put to a person, by path
 * @param <T> the entity
 */
public record Merged<T extends Entity>(
        T record, Agreed<T> agreed, boolean isKnownThere, SortedMap<String, Dispute> disputes) {

    public Merged {
        disputes = Collections.unmodifiableSortedMap(new TreeMap<>(disputes));
    }

    /**
     * A field that a person must look at.
     *
     * @param rule that says who owns it; none: nobody does
     */
    public record Dispute(Conflict conflict, @Nullable OwnershipRule rule) {}
}
