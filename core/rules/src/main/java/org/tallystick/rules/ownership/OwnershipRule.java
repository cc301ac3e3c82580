package org.tallystick.rules.ownership;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;

/**
 * Who owns one field of one type of record, in one scope (OWN-2).
 *
 * @param id of the rule, in its file
 * @param line of the file, from 1
 * @param type of the records
 * @param field its path, such as {@code terms.creditLimit}, with all that lies under it; {@link #ALL}: every field that no other rule names
 * @param states of the record in which it applies, by axis, such as {@code state.document}: one of each; empty: in every state
 * @param legalEntities whose records it is for, by code; empty: everybody's
 * @param period on the days of which changes are judged by it
 * @param owner a system, or a role that systems have
 * @param policy when a system says something else than the hub has
 * @param skew how far apart two changes must be to tell which is newer; for {@link ConflictPolicy#NEWEST}
 */
public record OwnershipRule(
        String id,
        int line,
        RecordType<?> type,
        String field,
        SortedMap<String, Set<String>> states,
        SortedSet<String> legalEntities,
        Period period,
        String owner,
        ConflictPolicy policy,
        Duration skew) {

    /** Every field. */
    public static final String ALL = "*";

    public OwnershipRule {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        legalEntities = Collections.unmodifiableSortedSet(new TreeSet<>(legalEntities));
    }

    /** Whether it is about that field, or about one that the field is a part of. */
    boolean covers(String path) {
        return field.equals(ALL) || path.equals(field) || path.startsWith(field + ".");
    }

    /** Whether it applies to such a record on such a day. */
    boolean applies(Map<String, String> ofRecord, @Nullable String legalEntity, LocalDate day) {
        return period.contains(day)
                && (legalEntities.isEmpty() || (legalEntity != null && legalEntities.contains(legalEntity)))
                && states.entrySet().stream()
                        .allMatch(axis -> axis.getValue().contains(ofRecord.getOrDefault(axis.getKey(), "")));
    }

    /** Whether some record has, on some day, its field owned by both. */
    boolean overlaps(OwnershipRule other) {
        return type == other.type
                && field.equals(other.field)
                && period.overlaps(other.period)
                && shares(legalEntities, other.legalEntities)
                && states.entrySet().stream()
                        .allMatch(axis -> shares(axis.getValue(), other.states.getOrDefault(axis.getKey(), Set.of())));
    }

    /** An empty set stands for all. */
    private static boolean shares(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }
}
