package org.tallystick.rules.internal.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.internal.record.Shape.Part;

/**
 * A way to values of a record, through small records and lists: {@code totals.gross}, {@code lines.taxCode}, {@code approved.by};
 * {@code extensions.NAME} leads to an extension of its header. Looked up once, then walked. Immutable.
 */
public final class FieldPath {

    private static final String MODEL = Entity.class.getPackageName();
    private static final String EXTENSIONS = "extensions.";

    private final String path;
    private final Class<?> type;
    private final List<Part> parts;
    private final @Nullable String extension;
    private final boolean isNeeded;

    private FieldPath(String path, Class<?> type, List<Part> parts, @Nullable String extension, boolean isNeeded) {
        this.path = path;
        this.type = type;
        this.parts = List.copyOf(parts);
        this.extension = extension;
        this.isNeeded = isNeeded;
    }

    /** The path of that name; empty if records of the type have none. */
    public static Optional<FieldPath> of(RecordType<?> type, String path) {
        if (path.startsWith(EXTENSIONS) && path.length() > EXTENSIONS.length()) {
            return Optional.of(
                    new FieldPath(path, String.class, List.of(), path.substring(EXTENSIONS.length()), false));
        }
        List<Part> parts = new ArrayList<>();
        Class<?> at = type.entityClass();
        boolean isNeeded = false;
        for (String name : path.split("\\.", -1)) {
            Part part = isTakenApart(at) ? find(at, name) : null;
            if (part == null || part.type() == Header.class) {
                return Optional.empty();
            }
            parts.add(part);
            isNeeded = Shape.of(at).needed().contains(name);
            at = valueType(at, name);
        }
        return Optional.of(new FieldPath(path, at, parts, null, isNeeded));
    }

    /** Whether every record has a value there, or every element of a list that leads there: it cannot be left out. */
    public boolean isNeeded() {
        return isNeeded;
    }

    /** The first parts of paths, for messages. */
    public static List<String> known(RecordType<?> type) {
        return Shape.of(type.entityClass()).parts().stream()
                .filter(part -> part.type() != Header.class)
                .map(Part::name)
                .toList();
    }

    /** What it leads to: the class of each value. */
    public Class<?> type() {
        return type;
    }

    /** The values, none of them missing; of a list each element. */
    public List<Object> values(Entity record) {
        List<Object> values = new ArrayList<>();
        if (extension != null) {
            String value = record.header().extensions().get(extension);
            return value == null ? List.of() : List.of(value);
        }
        walk(record, 0, values::add);
        return values;
    }

    private void walk(@Nullable Object value, int step, Consumer<Object> action) {
        if (value instanceof Collection<?> many) {
            many.forEach(each -> walk(each, step, action));
        } else if (value != null && step == parts.size()) {
            if (!saysNothing(value)) {
                action.accept(value);
            }
        } else if (value != null) {
            walk(parts.get(step).of(value), step + 1, action);
        }
    }

    /** A small record that says nothing counts as one that is not there. */
    private boolean saysNothing(Object value) {
        Shape small = parts.get(parts.size() - 1).inner();
        return small != null && value.equals(small.empty());
    }

    private static boolean isTakenApart(Class<?> type) {
        return type.isRecord() && type != Ref.class && type.getPackageName().equals(MODEL);
    }

    private static @Nullable Part find(Class<?> type, String name) {
        return Shape.of(type).parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Of a collection its elements' class. */
    private static Class<?> valueType(Class<?> record, String name) {
        Type type = Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(RecordComponent::getGenericType)
                .findFirst()
                .orElseThrow();
        if (type instanceof ParameterizedType generic
                && Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
            type = generic.getActualTypeArguments()[0];
        }
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    @Override
    public String toString() {
        return path;
    }
}
