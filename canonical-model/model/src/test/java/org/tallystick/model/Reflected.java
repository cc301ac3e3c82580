package org.tallystick.model;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Records of any class, component by component. */
final class Reflected {

    private Reflected() {}

    static Object get(Object record, String component) {
        RecordComponent found = Arrays.stream(record.getClass().getRecordComponents())
                .filter(part -> part.getName().equals(component))
                .findFirst()
                .orElseThrow();
        try {
            return found.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The same record with another value of one component. */
    static Object with(Object record, String component, Object value) {
        RecordComponent[] parts = record.getClass().getRecordComponents();
        Object[] values = Arrays.stream(parts)
                .map(part -> part.getName().equals(component) ? value : get(record, part.getName()))
                .toArray();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
