package org.tallystick.model;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.state.IllegalTransitionException;

/**
 * A partial update of a record (CM-12). It never changes a field of which it says nothing; clearing a field that a record must have is
 * refused when it is applied. A list or small record is set whole. Immutable.
 *
 * @param <T> the entity
 */
public final class Patch<T extends Entity> {

    private final RecordType<T> type;
    private final Map<String, Field<?>> fields;

    private Patch(RecordType<T> type, Map<String, Field<?>> fields) {
        this.type = type;
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** A patch that says nothing. */
    public static <T extends Entity> Patch<T> of(RecordType<T> type) {
        return new Patch<>(type, new TreeMap<>());
    }

    /** The type of what it updates. */
    public RecordType<T> type() {
        return type;
    }

    /** What it says, by the names of components; none is absent. */
    public Map<String, Field<?>> fields() {
        return fields;
    }

    /** What it says of a component. */
    public Field<?> field(String component) {
        return fields.getOrDefault(component, Field.absent());
    }

    /**
     * This patch, saying this of a component.
     *
     * @param component its name; never {@code header}, which only the hub writes
     * @throws IllegalArgumentException if the type has no such component, or it takes other values
     */
    public Patch<T> with(String component, Field<?> field) {
        Class<?> wanted = boxed(find(component).getType());
        field.value().filter(value -> !wanted.isInstance(value)).ifPresent(value -> {
            throw new IllegalArgumentException("%s.%s is a %s, was %s"
                    .formatted(
                            type,
                            component,
                            wanted.getSimpleName(),
                            value.getClass().getSimpleName()));
        });
        Map<String, Field<?>> more = new TreeMap<>(fields);
        if (field.isAbsent()) {
            more.remove(component);
        } else {
            more.put(component, field);
        }
        return new Patch<>(type, more);
    }

    private RecordComponent find(String component) {
        RecordComponent[] all = type.entityClass().getRecordComponents();
        return Arrays.stream(all)
                .filter(part -> part.getName().equals(component) && !component.equals("header"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no field '%s' to patch; it has: %s"
                        .formatted(
                                type,
                                component,
                                Arrays.stream(all)
                                        .skip(1)
                                        .map(RecordComponent::getName)
                                        .collect(joining(", ")))));
    }

    /**
     * The record with the update.
     *
     * @throws MissingFieldsException if it clears fields that the record must have
     * @throws IllegalTransitionException if it changes a state: states are moved by {@link Axis#move}
     */
    public T applyTo(T record) {
        T patched = patched(record);
        Axis.all().forEach(axis -> checkState(axis, record, patched));
        return patched;
    }

    private static <E extends Entity> void checkState(Axis<E, ?> axis, Entity before, Entity after) {
        Class<E> type = axis.type().entityClass();
        if (type.isInstance(before) && !axis.stateOf(type.cast(before)).equals(axis.stateOf(type.cast(after)))) {
            throw new IllegalTransitionException(
                    axis.rule().id(), "%s: a patch changes no state, %s".formatted(before.ref(), axis.path()));
        }
    }

    private T patched(T record) {
        RecordComponent[] parts = type.entityClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[parts.length];
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = valueAfter(record, parts[i]);
        }
        try {
            return type.entityClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw refused(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its canonical constructor", e);
        }
    }

    private @Nullable Object valueAfter(T record, RecordComponent part) {
        Field<?> field = field(part.getName());
        if (field.isCleared() && part.getType().isPrimitive()) {
            throw MissingFieldsException.of(type.entityClass(), part.getName());
        }
        return field.isAbsent() ? read(record, part) : field.value().orElse(null);
    }

    private static @Nullable Object read(Object record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its accessors", e);
        }
    }

    private static RuntimeException refused(@Nullable Throwable cause) {
        return cause instanceof RuntimeException refusal ? refusal : new IllegalStateException(cause);
    }

    private static Class<?> boxed(Class<?> type) {
        if (type == boolean.class) {
            return Boolean.class;
        }
        return type == int.class ? Integer.class : type == long.class ? Long.class : type;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Patch<?> patch && type == patch.type && fields.equals(patch.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return type + fields.toString();
    }
}
