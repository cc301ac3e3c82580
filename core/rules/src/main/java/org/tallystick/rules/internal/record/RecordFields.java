package org.tallystick.rules.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.rules.internal.record.Shape.Part;

/**
 * The fields of records by path: {@code name}, {@code terms.creditLimit}. What all records share, the header, is none of them. A small record that
 * is not there counts as one that says nothing.
 */
public final class RecordFields {

    /** The field that says whose a record is. */
    public static final String LEGAL_ENTITY = "legalEntity";

    private RecordFields() {}

    /** A field that two records of one type have, and what each says of it. */
    public record Difference(
            String field, @Nullable Object one, @Nullable Object other) {}

    /** The paths of a type's records, small records before their parts, with the class of each. */
    public static Map<String, Class<?>> of(RecordType<?> type) {
        Map<String, Class<?>> paths = new LinkedHashMap<>();
        add("", body(Shape.of(type.entityClass())), paths);
        return paths;
    }

    private static void add(String prefix, List<Part> parts, Map<String, Class<?>> paths) {
        for (Part part : parts) {
            paths.put(prefix + part.name(), part.type());
            if (part.inner() != null) {
                add(prefix + part.name() + ".", part.inner().parts(), paths);
            }
        }
    }

    /** What the record says of a field; none: nothing, or it has no such field. */
    public static @Nullable Object get(Entity record, String path) {
        Object value = record;
        Shape shape = Shape.of(record.getClass());
        for (String name : path.split("\\.", -1)) {
            if (value == null || shape == null) {
                return null;
            }
            Part part = shape.parts().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (part == null) {
                return null;
            }
            value = part.of(value);
            shape = part.inner();
        }
        return value;
    }

    /** All that the record says, by path; fields of which it says nothing have none. Small records by their parts only. */
    public static SortedMap<String, @Nullable Object> values(Entity record) {
        SortedMap<String, @Nullable Object> values = new TreeMap<>();
        collect("", body(Shape.of(record.getClass())), record, values);
        return values;
    }

    private static void collect(
            String prefix, List<Part> parts, Object record, SortedMap<String, @Nullable Object> values) {
        for (Part part : parts) {
            Object value = part.of(record);
            Shape inner = part.inner();
            if (inner == null) {
                values.put(prefix + part.name(), value);
            } else {
                collect(prefix + part.name() + ".", inner.parts(), value == null ? inner.empty() : value, values);
            }
        }
    }

    /**
     * The fields of which two records of one class say different things, in the order of their paths.
     *
     * @throws IllegalArgumentException if they are of different classes
     */
    public static List<Difference> differences(Entity one, Entity other) {
        if (one.getClass() != other.getClass()) {
            throw new IllegalArgumentException("%s and %s are of different types".formatted(one.ref(), other.ref()));
        }
        List<Difference> found = new ArrayList<>();
        SortedMap<String, @Nullable Object> others = values(other);
        values(one).forEach((path, value) -> {
            if (!Objects.equals(value, others.get(path))) {
                found.add(new Difference(path, value, others.get(path)));
            }
        });
        return found;
    }

    /**
     * The record with other values.
     *
     * @param values by path, as {@link #values} gives them; none: the field is to have no value
     * @throws RuntimeException if the record refuses one of them
     */
    public static <T extends Entity> T with(T record, Map<String, @Nullable Object> values) {
        Object made = with("", Shape.of(record.getClass()), record, values);
        @SuppressWarnings("unchecked") // a shape makes records of its class
        T same = (T) made;
        return same;
    }

    private static Object with(String prefix, Shape shape, Object record, Map<String, @Nullable Object> values) {
        List<Part> parts = shape.parts();
        @Nullable Object[] components = new @Nullable Object[parts.size()];
        for (int i = 0; i < components.length; i++) {
            Part part = parts.get(i);
            components[i] = part.of(record);
            String path = prefix + part.name();
            if (values.containsKey(path)) {
                components[i] = values.get(path);
            } else if (part.inner() != null) {
                components[i] = inner(path + ".", part.inner(), components[i], values);
            }
        }
        return shape.make(components);
    }

    /** One that is not there is made only if it is to say something. */
    private static @Nullable Object inner(
            String prefix, Shape shape, @Nullable Object record, Map<String, @Nullable Object> values) {
        if (values.keySet().stream().noneMatch(path -> path.startsWith(prefix))) {
            return record;
        }
        Object empty = shape.empty();
        Object made = with(prefix, shape, record == null ? empty : record, values);
        return record == null && made.equals(empty) ? null : made;
    }

    /** Without the header, which is the first. */
    private static List<Part> body(Shape shape) {
        return shape.parts().stream()
                .filter(part -> !part.name().equals("header"))
                .toList();
    }
}
