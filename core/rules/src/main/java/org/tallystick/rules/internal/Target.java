package org.tallystick.rules.internal;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;

/**
 * A canonical field that a rule can fill.
 *
 * @param type declared for its component
 * @param setter puts a value of that type into the record's builder
 */
record Target(Type type, Setter setter) {

    /** Puts a value into a builder. */
    @FunctionalInterface
    interface Setter {
        void set(Object builder, Object value);
    }

    /** How paths of extensions begin. */
    static final String EXTENSIONS = "extensions.";

    /** A value that the model has no field for (CM-11), by {@code namespace.name}. */
    static Target extension(Component header, String name) {
        return new Target(String.class, (builder, value) -> {
            Header current = (Header) requireNonNull(invoke(header.getter(), builder), "the header of a draft");
            invoke(header.setter(), builder, current.withExtension(name, (String) value));
        });
    }

    /** A field of the record itself. */
    static Target direct(Type type, MethodHandle setter) {
        return new Target(type, (builder, value) -> invoke(setter, builder, value));
    }

    /** A field of a small record that is a field of the record: it is taken apart, filled and put back. */
    static Target nested(Component outer, Nested inner, Target target) {
        return new Target(target.type, (builder, value) -> {
            Object current = invoke(outer.getter(), builder);
            Object part = requireNonNull(invoke(inner.toBuilder(), current == null ? inner.empty() : current));
            target.setter.set(part, value);
            invoke(outer.setter(), builder, invoke(inner.build(), part));
        });
    }

    /**
     * How a builder holds one component.
     *
     * @param getter {@code (Object) Object}
     * @param setter {@code (Object, Object) void}
     */
    record Component(Type type, MethodHandle getter, MethodHandle setter) {}

    /**
     * How a small record is taken apart and put back.
     *
     * @param empty what stands where there is none yet
     * @param toBuilder {@code (Object) Object}
     * @param build {@code (Object) Object}
     */
    record Nested(Object empty, MethodHandle toBuilder, MethodHandle build) {}

    private static @Nullable Object invoke(MethodHandle function, Object argument) {
        try {
            return (Object) function.invokeExact(argument);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static void invoke(MethodHandle setter, Object builder, @Nullable Object value) {
        try {
            setter.invokeExact(builder, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        if (e instanceof RuntimeException failure) {
            return failure;
        }
        throw new AssertionError("Generated builders throw nothing else", e);
    }
}
