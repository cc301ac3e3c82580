package org.tallystick.rules.routing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Section;

/**
 * Proves that each document goes to exactly one system (MIG-2): the rules without projects tile all days of each type and legal entity, and those with
 * projects, which count before them, do not overlap.
 */
final class Coverage {

    private final List<Route> routes;
    private final Faults faults;

    Coverage(List<Route> routes, Faults faults) {
        this.routes = routes;
        this.faults = faults;
    }

    void prove(Set<RecordType<?>> types, SortedSet<String> legalEntities, Section rules) {
        refuseOverlaps(rules);
        legalEntities.forEach(legalEntity -> refuseGaps(types, legalEntity, rules));
    }

    private void refuseOverlaps(Section rules) {
        for (int i = 0; i < routes.size(); i++) {
            for (int j = 0; j < i; j++) {
                Route later = routes.get(i);
                Route earlier = routes.get(j);
                if (later.overlaps(earlier)) {
                    Node.Entry entry = rules.entries().get(later.id());
                    faults.add(
                            entry == null ? rules.at() : entry.at(),
                            "The rules '%s' (line %d) and '%s' (line %d) both say where %s go"
                                    .formatted(
                                            earlier.id(),
                                            earlier.line(),
                                            later.id(),
                                            later.line(),
                                            shared(earlier, later)),
                            "Part them by types, legal entities, projects or days");
                }
            }
        }
    }

    /** What is in the scope of both. */
    private static String shared(Route one, Route other) {
        String projects = one.projects().stream()
                .filter(each -> other.projects().contains(each))
                .collect(joining(", "));
        return "%s of %s%s%s"
                .formatted(
                        one.types().stream()
                                .filter(other.types()::contains)
                                .map(RecordType::name)
                                .collect(joining(", ")),
                        one.legalEntities().stream()
                                .filter(each -> other.legalEntities().contains(each))
                                .collect(joining(", ")),
                        projects.isEmpty() ? "" : " on " + projects,
                        days(new Period(
                                later(one.period().from(), other.period().from()),
                                earlier(one.period().until(), other.period().until()))));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** One fault for each gap, whatever the number of types that have it. */
    private void refuseGaps(Set<RecordType<?>> types, String legalEntity, Section rules) {
        Map<Period, List<String>> gaps = new LinkedHashMap<>();
        types.forEach(type -> gaps(type, legalEntity)
                .forEach(gap ->
                        gaps.computeIfAbsent(gap, each -> new ArrayList<>()).add(type.name())));
        gaps.forEach((gap, names) -> faults.add(
                rules.at(),
                "No rule says where %s of %s go%s".formatted(String.join(", ", names), legalEntity, days(gap)),
                "Add a rule without projects for these days, or extend one"));
    }

    private List<Period> gaps(RecordType<?> type, String legalEntity) {
        List<Period> covered = routes.stream()
                .filter(route -> route.isAbout(type, legalEntity) && !route.isByProject())
                .map(Route::period)
                .sorted(comparing(Period::from, nullsFirst(naturalOrder())))
                .toList();
        List<Period> gaps = new ArrayList<>();
        LocalDate next = null;
        boolean isFirst = true;
        for (Period period : covered) {
            LocalDate from = period.from();
            if (from != null && (isFirst || (next != null && next.isBefore(from)))) {
                gaps.add(new Period(next, from));
            }
            LocalDate until = period.until();
            if (until == null) {
                return gaps;
            }
            next = next == null || until.isAfter(next) ? until : next;
            isFirst = false;
        }
        gaps.add(new Period(next, null));
        return gaps;
    }

    private static String days(Period period) {
        if (period.from() == null) {
            return period.until() == null ? "" : " before " + period.until();
        }
        return period.until() == null
                ? " from %s on".formatted(period.from())
                : " from %s to before %s".formatted(period.from(), period.until());
    }
}
