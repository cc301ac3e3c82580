package org.tallystick.json.internal;

import static java.util.stream.Collectors.toSet;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.RecordType;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.Named;

/** Plans types from the components of records, each once. Thread-safe. */
final class Shapes {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final int MAX_COMPONENTS = Long.SIZE;

    private final TokenStreamFactory json;
    private final Map<Type, Shape> known = new ConcurrentHashMap<>();

    Shapes(TokenStreamFactory json) {
        this.json = json;
    }

    /** The plan of a record class. */
    ObjectShape ofRecord(Class<?> type) {
        return (ObjectShape) of(type);
    }

    private Shape of(Type type) {
        Shape shape = known.get(type);
        if (shape == null) {
            shape = plan(type);
            known.put(type, shape);
        }
        return shape;
    }

    private Shape plan(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (!(type instanceof Class<?> raw)) {
            throw noForm(type);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return BooleanShape.INSTANCE;
        }
        if (raw == int.class || raw == Integer.class) {
            return WholeShape.INT;
        }
        if (raw == long.class || raw == Long.class) {
            return WholeShape.LONG;
        }
        TextShape<?> text = Texts.find(raw);
        return text == null ? object(raw, Map.of()) : text;
    }

    private Shape generic(Class<?> raw, Type[] arguments) {
        if (raw == List.class) {
            return new ListShape(of(arguments[0]));
        }
        if (raw == Set.class && of(arguments[0]) instanceof TextShape<?> element) {
            return new SetShape(element);
        }
        if (raw == SortedMap.class && Arrays.equals(arguments, new Type[] {String.class, String.class})) {
            return MapShape.INSTANCE;
        }
        if (raw == RecordType.class) {
            return new RecordTypeShape(arguments[0] instanceof Class<?> entity ? entity : Entity.class);
        }
        TypeVariable<?>[] variables = raw.getTypeParameters();
        Map<Type, Type> bound = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            bound.put(variables[i], arguments[i]);
        }
        return object(raw, bound);
    }

    private Shape object(Class<?> type, Map<Type, Type> bound) {
        RecordComponent[] parts = type.getRecordComponents();
        if (parts == null || parts.length > MAX_COMPONENTS) {
            throw noForm(type);
        }
        MethodHandle constructor = constructor(type, parts);
        @Nullable Set<String> refusedIfAbsent = refusedIfAbsent(constructor, parts);
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            // It is told apart from the fields themselves by lying among them.
            if (type != Header.class || !parts[i].getName().equals("unknown")) {
                components.add(component(parts[i], i, bound, refusedIfAbsent));
            }
        }
        List<Named> names = components.stream()
                .map(component -> Named.fromString(component.name()))
                .toList();
        boolean mayBeEmpty = refusedIfAbsent != null
                && refusedIfAbsent.isEmpty()
                && components.stream().noneMatch(Component::isPrimitive);
        return new ObjectShape(
                type, components, json.constructNameMatcher(names, false), constructor, parts.length, mayBeEmpty);
    }

    private Component component(
            RecordComponent part, int index, Map<Type, Type> bound, @Nullable Set<String> refusedIfAbsent) {
        String name = part.getName();
        Shape shape = shapeOf(part.getGenericType(), bound);
        boolean isPrimitive = part.getType().isPrimitive();
        boolean isMandatory =
                refusedIfAbsent == null ? !isNullable(part) && !shape.mayBeEmpty() : refusedIfAbsent.contains(name);
        return new Component(
                name,
                new SerializedString(name),
                shape,
                shape.mayBeEmpty(),
                getter(part),
                index,
                isPrimitive,
                isPrimitive || isMandatory);
    }

    /** By name: the annotation's jar may be absent. Then nothing is nullable, which only a message could tell. */
    private static boolean isNullable(RecordComponent part) {
        return Arrays.stream(part.getAnnotatedType().getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    /** In a generic record only the argument of a record type tells one form from another. */
    private Shape shapeOf(Type type, Map<Type, Type> bound) {
        if (type instanceof ParameterizedType generic && !bound.isEmpty()) {
            Type[] arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> bound.getOrDefault(argument, argument))
                    .toArray(Type[]::new);
            return generic((Class<?>) generic.getRawType(), arguments);
        }
        return of(bound.getOrDefault(type, type));
    }

    /**
     * The components that the constructor misses if it gets nothing at all; none: it does not say which. Asked once, so that what is
     * mandatory stands in the model only.
     */
    private static @Nullable Set<String> refusedIfAbsent(MethodHandle constructor, RecordComponent[] parts) {
        Object[] nothing = Arrays.stream(parts)
                .map(part -> part.getType().isPrimitive() ? zero(part.getType()) : null)
                .toArray();
        try {
            Object unused = (Object) constructor.invokeExact(nothing);
            return Set.of();
        } catch (MissingFieldsException e) {
            return e.fields().stream().collect(toSet());
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return null;
        }
    }

    private static Object zero(Class<?> primitive) {
        if (primitive == boolean.class) {
            return false;
        }
        return primitive == int.class ? (Object) 0 : (Object) 0L;
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] parts) {
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asType(MethodType.genericMethodType(types.length))
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s is not open to its JSON form".formatted(type), e);
        }
    }

    @SuppressWarnings("unchecked") // what the factory makes is what it was asked for
    private static Function<Object, @Nullable Object> getter(RecordComponent part) {
        try {
            MethodHandle accessor = LOOKUP.unreflect(part.getAccessor());
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            LOOKUP,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.genericMethodType(1),
                            accessor,
                            accessor.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("%s is not open to its JSON form".formatted(part), e);
        }
    }

    private static IllegalStateException noForm(Type type) {
        return new IllegalStateException("The JSON form has no place for %s".formatted(type));
    }
}
