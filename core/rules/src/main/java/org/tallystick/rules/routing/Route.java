package org.tallystick.rules.routing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;

/**
 * To which system documents go, in one scope (MIG-2).
 *
 * @param id of the rule, in its file
 * @param line of the file, from 1
 * @param types of the documents, at least one
 * @param legalEntities whose documents they are, by code, at least one
 * @param projects that they are of, by code; empty: of any that no other rule of the scope names, and of none
 * @param period the documents' own dates
 * @param system where they go
 */
public record Route(
        String id,
        int line,
        Set<RecordType<?>> types,
        SortedSet<String> legalEntities,
        SortedSet<String> projects,
        Period period,
        String system) {

    public Route {
        types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
        legalEntities = Collections.unmodifiableSortedSet(new TreeSet<>(legalEntities));
        projects = Collections.unmodifiableSortedSet(new TreeSet<>(projects));
    }

    /** Whether it names projects: then it counts before one that names none. */
    boolean isByProject() {
        return !projects.isEmpty();
    }

    boolean isAbout(RecordType<?> type, String legalEntity) {
        return types.contains(type) && legalEntities.contains(legalEntity);
    }

    boolean applies(RecordType<?> type, String legalEntity, @Nullable String project, LocalDate day) {
        return isAbout(type, legalEntity)
                && period.contains(day)
                && (!isByProject() || (project != null && projects.contains(project)));
    }

    /** Whether some document is in the scope of both, and neither is the narrower. */
    boolean overlaps(Route other) {
        return period.overlaps(other.period)
                && shares(types, other.types)
                && shares(legalEntities, other.legalEntities)
                && (isByProject() ? shares(projects, other.projects) : !other.isByProject());
    }

    private static boolean shares(Collection<?> some, Collection<?> others) {
        return !Collections.disjoint(some, others);
    }
}
