package org.tallystick.testkit.properties;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes records apart and puts them together again. */
final class RecordParts {

    private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            return constructor(type);
        }
    };

    private RecordParts() {}

    /** Its values, in the order of its components. */
    static @Nullable Object[] values(Object record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> get(record, component))
                .toArray();
    }

    static @Nullable Object get(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its accessors", e);
        }
    }

    /** The record with another value of one component. */
    static Object with(Object record, RecordComponent component, @Nullable Object value) {
        RecordComponent[] all = record.getClass().getRecordComponents();
        Object[] values = Arrays.stream(all)
                .map(each -> each.getName().equals(component.getName()) ? value : get(record, each))
                .toArray();
        return make(record.getClass(), values);
    }

    /** The record of these values, in the order of its components. */
    static <T> T make(Class<T> type, @Nullable Object[] values) {
        try {
            return type.cast(CONSTRUCTORS.get(type).newInstance(values));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("%s of %s".formatted(type, Arrays.toString(values)), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its canonical constructor", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("A record has its canonical constructor", e);
        }
    }
}
