package org.tallystick.json.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Warns;

/**
 * What Bean Validation's annotations say about a component of a record. They are found by name, through annotations that are made of
 * others; those of a group do not hold for every record and are passed over.
 */
final class Constraints {

    private static final String PACKAGE = "jakarta.validation.constraints.";

    private final Map<String, Annotation> byName = new LinkedHashMap<>();

    private Constraints() {}

    static Constraints of(RecordComponent component) {
        Constraints constraints = new Constraints();
        try {
            constraints.collect(component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotations());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
        return constraints;
    }

    private void collect(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            String name = annotation.annotationType().getName();
            boolean isConstraint = annotation.annotationType().getPackageName().startsWith("jakarta.validation")
                    || annotation.annotationType().getPackageName().startsWith("org.tallystick");
            if (isConstraint && !hasGroups(annotation) && !warns(annotation)) {
                byName.putIfAbsent(name.replace(PACKAGE, ""), annotation);
                collect(annotation.annotationType().getAnnotations());
            }
        }
    }

    private static boolean hasGroups(Annotation annotation) {
        return value(annotation, "groups", new Class<?>[0]).length > 0;
    }

    /** Whether a document that breaks it is read all the same. */
    private static boolean warns(Annotation annotation) {
        return List.of(value(annotation, "payload", new Class<?>[0])).contains(Warns.class);
    }

    /** Whether a text must have more than white space. */
    boolean isNotBlank() {
        return byName.containsKey("Pattern");
    }

    /** Whether a number must not be below zero. */
    boolean isNotNegative() {
        return byName.containsKey("PositiveOrZero") || isPositive();
    }

    /** Whether a number must be above zero. */
    boolean isPositive() {
        return byName.containsKey("Positive");
    }

    /** Least characters or elements. */
    int min() {
        int least = byName.containsKey("NotEmpty") ? 1 : 0;
        return byName.containsKey("Size") ? Math.max(least, value(byName.get("Size"), "min", 0)) : least;
    }

    /** Most characters or elements; the greatest number: no limit. */
    int max() {
        return byName.containsKey("Size") ? value(byName.get("Size"), "max", Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }

    @SuppressWarnings("unchecked")
    private static <V> V value(Annotation annotation, String name, V otherwise) {
        try {
            return (V) annotation.annotationType().getMethod(name).invoke(annotation);
        } catch (NoSuchMethodException e) {
            return otherwise;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation + " has no " + name, e);
        }
    }
}
