package org.tallystick.validation.docs;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.tallystick.model.MissingFieldsException;

/** Without which components a record cannot be built: its constructor is asked. */
final class Mandatory {

    private Mandatory() {}

    static Set<String> of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Set<String> names = new HashSet<>();
        Arrays.stream(components)
                .filter(component -> component.getType().isPrimitive())
                .forEach(component -> names.add(component.getName()));
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] nothing = Arrays.stream(types).map(Mandatory::empty).toArray();
        try {
            record.getDeclaredConstructor(types).newInstance(nothing);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MissingFieldsException missing) {
                names.addAll(missing.fields());
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its canonical constructor", e);
        }
        return names;
    }

    private static Object empty(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
