package org.tallystick.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the schemas of this build against the last published ones: each breaking change is announced, and each announcement is of one
 * (GOV-2).
 */
final class SchemaCompatibility {

    /** Differs in each version, and says so by itself. */
    private static final String VERSION = "/schemaVersion";

    /** A place where something breaks. All that breaks at one place is announced at once. */
    private record Place(String type, String pointer) {}

    private final SortedMap<String, String> published;
    private final Map<String, String> current;

    /**
     * @param published the schemas of the last published version, by type; empty: nothing is published
     * @param current the schemas of this build, by type
     */
    SchemaCompatibility(Map<String, String> published, Map<String, String> current) {
        this.published = new TreeMap<>(published);
        this.current = current;
    }

    /**
     * What must be put right, in whole sentences; empty: nothing.
     *
     * @param announced the lines of {@code announced.txt}
     */
    List<String> problems(List<String> announced) {
        List<String> problems = new ArrayList<>();
        Set<Place> announcements = new LinkedHashSet<>();
        announced.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split(",", 3);
                    if (parts.length < 3 || parts[2].isBlank()) {
                        problems.add("'%s' in announced.txt must read: type, pointer, reason".formatted(line));
                    } else {
                        announcements.add(new Place(parts[0].strip(), parts[1].strip()));
                    }
                });
        Set<Place> stale = new LinkedHashSet<>(announcements);
        published
                .keySet()
                .forEach(type -> breaking(type).forEach(change -> {
                    Place place = new Place(type, change.pointer());
                    stale.remove(place);
                    if (!announcements.contains(place)) {
                        problems.add(unannounced(place, change));
                    }
                }));
        stale.forEach(place -> problems.add(announcesNothing(place)));
        return problems;
    }

    private List<SchemaChange> breaking(String type) {
        String schema = current.get(type);
        if (schema == null) {
            return List.of(new SchemaChange("", SchemaChange.Kind.FIELD_REMOVED, "the schema is gone"));
        }
        return SchemaChanges.between(published.get(type), schema).stream()
                .filter(change -> change.isBreaking() && !change.pointer().equals(VERSION))
                .toList();
    }

    private static String unannounced(Place place, SchemaChange change) {
        return "%s %s. Take it back, or add this line, with why, to src/test/resources/org/tallystick/json/published/announced.txt: %s, %s, "
                .formatted(place.type(), change, place.type(), place.pointer());
    }

    private static String announcesNothing(Place place) {
        return "announced.txt announces a breaking change of %s at '%s', and there is none. Remove the line."
                .formatted(place.type(), place.pointer());
    }
}
