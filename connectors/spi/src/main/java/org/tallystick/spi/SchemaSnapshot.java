package org.tallystick.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a system's objects with their types, as the system itself says them at one moment (GOV-7). Immutable.
 *
 * @param objects the types of an object's fields, by the system's names; an object that is not there has no fields
 */
public record SchemaSnapshot(SortedMap<String, SortedMap<String, String>> objects) {

    private static final String SEPARATOR = "\t";

    public SchemaSnapshot {
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        objects.forEach((object, fields) -> copy.put(object, Collections.unmodifiableSortedMap(new TreeMap<>(fields))));
        objects = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * What is no longer as an earlier snapshot has it. An object that only one of them knows was discovered only once, and is not compared.
     *
     * @return in the order of objects and fields; empty: nothing drifted
     */
    public List<SchemaDrift> driftSince(SchemaSnapshot earlier) {
        List<SchemaDrift> found = new ArrayList<>();
        objects.forEach((object, now) -> {
            SortedMap<String, String> then = earlier.objects.get(object);
            if (then != null) {
                compare(object, then, now, found);
            }
        });
        return List.copyOf(found);
    }

    private static void compare(
            String object, Map<String, String> then, Map<String, String> now, List<SchemaDrift> found) {
        SortedSet<String> fields = new TreeSet<>(then.keySet());
        fields.addAll(now.keySet());
        for (String field : fields) {
            if (!Objects.equals(then.get(field), now.get(field))) {
                found.add(new SchemaDrift(object, field, then.get(field), now.get(field)));
            }
        }
    }

    /** As text that {@link #parse} reads: a line for each object, and one for each of its fields with the type, separated by tabs. */
    public String text() {
        StringBuilder text = new StringBuilder();
        objects.forEach((object, fields) -> {
            text.append(object).append('\n');
            fields.forEach((field, type) -> text.append(object)
                    .append(SEPARATOR)
                    .append(field)
                    .append(SEPARATOR)
                    .append(type)
                    .append('\n'));
        });
        return text.toString();
    }

    /**
     * The snapshot of a text.
     *
     * @throws IllegalArgumentException if {@link #text} did not make it
     */
    public static SchemaSnapshot parse(String text) {
        SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();
        text.lines().forEach(line -> {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts[0].isEmpty() || (parts.length != 1 && parts.length != 3)) {
                throw new IllegalArgumentException(
                        "'%s' is no line of a schema snapshot: discover the schema anew".formatted(line));
            }
            SortedMap<String, String> fields = objects.computeIfAbsent(parts[0], object -> new TreeMap<>());
            if (parts.length == 3) {
                fields.put(parts[1], parts[2]);
            }
        });
        return new SchemaSnapshot(objects);
    }
}
