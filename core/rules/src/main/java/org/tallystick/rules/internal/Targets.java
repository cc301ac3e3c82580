package org.tallystick.rules.internal;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.RecordType;
import org.tallystick.rules.internal.Target.Component;
import org.tallystick.rules.internal.Target.Nested;
import org.tallystick.spi.CustomFields;

/** The fields of a record type that rules can fill, by path: {@code serviceLine}, {@code terms.cap}. Made when rules are read. */
final class Targets {

    private static final MethodHandles.Lookup MODEL = MethodHandles.publicLookup();

    private Targets() {}

    /** In the order of the record's components. */
    static Map<String, Target> of(RecordType<?> type) {
        return of(type.entityClass(), type.newBuilder().getClass());
    }

    /** The extension of a type's records that a path such as {@code extensions.acme.region} names; none: it names none. */
    static @Nullable Target extension(RecordType<?> type, String path) {
        String name = path.startsWith(Target.EXTENSIONS) ? path.substring(Target.EXTENSIONS.length()) : "";
        int dot = name.indexOf('.');
        if (dot < 1 || dot == name.length() - 1 || name.startsWith(CustomFields.NAMESPACE)) {
            return null;
        }
        RecordComponent header = Arrays.stream(type.entityClass().getRecordComponents())
                .filter(component -> component.getType() == Header.class)
                .findFirst()
                .orElseThrow(() -> new LinkageError("Every entity has a header: " + type));
        return Target.extension(component(header, type.newBuilder().getClass()), name);
    }

    private static Map<String, Target> of(Class<?> record, Class<?> builder) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (RecordComponent part : record.getRecordComponents()) {
            Component component = component(part, builder);
            Class<?> inner = builderOf(part.getType());
            if (inner != null) {
                addNested(targets, part, component, inner);
            } else if (Values.areKnown(component.type())) {
                targets.put(part.getName(), Target.direct(component.type(), component.setter()));
            }
        }
        return targets;
    }

    private static void addNested(
            Map<String, Target> targets, RecordComponent part, Component outer, Class<?> builder) {
        Class<?> record = part.getType();
        try {
            MethodHandle build = function(MODEL.findVirtual(builder, "build", methodType(record)));
            Object empty = build.invoke(
                    MODEL.findStatic(builder, "builder", methodType(builder)).invoke());
            Nested inner = new Nested(
                    empty, function(MODEL.findStatic(builder, "builder", methodType(builder, record))), build);
            of(record, builder)
                    .forEach((name, target) ->
                            targets.put(part.getName() + "." + name, Target.nested(outer, inner, target)));
        } catch (MissingFieldsException e) {
            // A record that must have some field cannot be filled field by field.
        } catch (Throwable e) {
            throw new LinkageError("A builder is generated for " + record, e);
        }
    }

    /** The builder of a small record of the model; none: it has none, or is a value. */
    private static @Nullable Class<?> builderOf(Class<?> type) {
        if (!type.isRecord() || type == Header.class) {
            return null;
        }
        try {
            return Class.forName(type.getName() + "Builder", false, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static Component component(RecordComponent part, Class<?> builder) {
        Type type = part.getGenericType();
        Class<?> raw = part.getType();
        try {
            MethodHandle getter = MODEL.findVirtual(builder, part.getName(), methodType(raw));
            MethodHandle setter = MODEL.findVirtual(builder, part.getName(), methodType(builder, raw));
            return new Component(
                    type, function(getter), setter.asType(methodType(void.class, Object.class, Object.class)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("%s has a getter and a setter for %s".formatted(builder, part), e);
        }
    }

    private static MethodHandle function(MethodHandle handle) {
        return handle.asType(methodType(Object.class, Object.class));
    }
}
