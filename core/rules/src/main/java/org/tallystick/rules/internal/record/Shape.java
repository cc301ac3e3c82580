package org.tallystick.rules.internal.record;

import static java.lang.invoke.MethodType.methodType;
import static java.util.stream.Collectors.toSet;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.MissingFieldsException;

/** How records of one class of the model are taken apart and put together. Immutable; looked up once for each class. */
final class Shape {

    private static final String MODEL = Entity.class.getPackageName();
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private final List<Part> parts;
    private final MethodHandle make;

    /**
     * One component.
     *
     * @param inner what it holds is taken apart too: a small record without fields that it must have
     * @param get {@code (Object) Object}
     */
    record Part(String name, Class<?> type, @Nullable Shape inner, MethodHandle get) {

        @Nullable Object of(Object record) {
            try {
                return (Object) get.invokeExact(record);
            } catch (Throwable e) {
                throw unexpected(e);
            }
        }
    }

    private Shape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle constructor = LOOKUP.findConstructor(type, methodType(void.class, types));
            make = constructor.asType(constructor.type().generic()).asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its canonical constructor: " + type, e);
        }
        parts = Arrays.stream(components).map(Shape::part).toList();
    }

    static Shape of(Class<?> record) {
        return SHAPES.get(record);
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * The record of these values, one for each component.
     *
     * @throws RuntimeException whatever its constructor throws
     */
    Object make(@Nullable Object[] values) {
        try {
            return (Object) make.invokeExact(values);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The record that says nothing. */
    Object empty() {
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = nothing(parts.get(i).type());
        }
        return make(values);
    }

    /** The components without which there is no such record. */
    Set<String> needed() {
        try {
            empty();
            return Set.of();
        } catch (MissingFieldsException e) {
            return Set.copyOf(e.fields());
        } catch (RuntimeException e) {
            return parts.stream().map(Part::name).collect(toSet());
        }
    }

    private static Part part(RecordComponent component) {
        Class<?> type = component.getType();
        try {
            MethodHandle get = LOOKUP.unreflect(component.getAccessor());
            return new Part(component.getName(), type, inner(type), get.asType(methodType(Object.class, Object.class)));
        } catch (IllegalAccessException e) {
            throw new LinkageError("A record has its accessors: " + component, e);
        }
    }

    /** Only records of the model that are built, so that values such as amounts stay whole. */
    private static @Nullable Shape inner(Class<?> type) {
        if (!type.isRecord() || type == Header.class || !type.getPackageName().equals(MODEL) || !isBuilt(type)) {
            return null;
        }
        Shape shape = of(type);
        try {
            shape.empty();
            return shape;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static boolean isBuilt(Class<?> type) {
        try {
            Class.forName(type.getName() + "Builder", false, type.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? 0 : null;
    }

    private static RuntimeException unexpected(Throwable e) {
        if (e instanceof RuntimeException failure) {
            return failure;
        }
        if (e instanceof Error failure) {
            throw failure;
        }
        throw new AssertionError("Records of the model throw nothing else", e);
    }
}
