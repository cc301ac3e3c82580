package org.tallystick.rules.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;

/**
 * One policy. Immutable.
 *
 * @param id in its set
 * @param types of records that it is about
 * @param severity of what it does when it speaks
 * @param owner role that settles it
 * @param message why, for people
 * @param remedy what to do
 * @param legalEntities whose records it is for, by code; empty: everybody's
 * @param period of the days on which it is in force
 */
public record Policy(
        String id,
        Set<RecordType<?>> types,
        Severity severity,
        String owner,
        String message,
        String remedy,
        SortedSet<String> legalEntities,
        Period period) {

    public Policy {
        types = Set.copyOf(types);
        legalEntities = Collections.unmodifiableSortedSet(new TreeSet<>(legalEntities));
    }

    boolean applies(RecordType<?> type, @Nullable String legalEntity, LocalDate day) {
        return types.contains(type)
                && period.contains(day)
                && (legalEntities.isEmpty() || (legalEntity != null && legalEntities.contains(legalEntity)));
    }
}
