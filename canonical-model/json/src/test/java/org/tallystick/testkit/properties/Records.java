package org.tallystick.testkit.properties;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Records of every type, made component by component, so that a new component or type is covered at once. */
public final class Records {

    private Records() {}

    /** A record of any type. */
    public static Arbitrary<Entity> any() {
        return Arbitraries.oneOf(RecordType.all().stream()
                .<Arbitrary<Entity>>map(type -> of(type).map(record -> record))
                .toList());
    }

    /** A record of this type. Each component that may be absent sometimes is. */
    public static <T extends Entity> Arbitrary<T> of(RecordType<T> type) {
        return record(type.entityClass());
    }

    private static <T> Arbitrary<T> record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> parts =
                Arrays.stream(components).map(part -> component(type, part)).toList();
        return Combinators.combine(parts)
                .as(values -> construct(type, components, values))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /** None: these parts do not go together. */
    private static <T> Optional<T> construct(Class<T> type, RecordComponent[] components, List<Object> values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException && !Entity.class.isAssignableFrom(type)) {
                return Optional.empty();
            }
            throw new IllegalStateException("%s of %s".formatted(type, values), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<Object> component(Class<?> record, RecordComponent component) {
        if (record == Header.class && component.getName().equals("unknown")) {
            return unknown().asGeneric();
        }
        Arbitrary<Object> present = value(component.getGenericType())
                .asGeneric()
                .filter(value -> isWithin(Constraints.of(component), value));
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) ? present.injectNull(0.3) : present;
    }

    /** Keeps the constraints that a schema can express, so that what is generated validates. */
    private static boolean isWithin(Constraints constraints, Object value) {
        if (value instanceof String text && constraints.isNotBlank()) {
            return text.codePoints().anyMatch(point -> point > ' ' && !Character.isWhitespace(point));
        }
        if (value instanceof Collection<?> collection) {
            return collection.size() >= constraints.min();
        }
        int sign = value instanceof Quantity quantity
                ? quantity.signum()
                : value instanceof Rate rate ? rate.value().signum() : 1;
        return constraints.isPositive() ? sign > 0 : !constraints.isNotNegative() || sign >= 0;
    }

    /** Now and then, fields that no version of a record had, at its top. */
    private static Arbitrary<SortedMap<String, String>> unknown() {
        Arbitrary<String> pointers =
                Values.unicode().map(name -> "/later." + name.replace("~", "~0").replace("/", "~1"));
        Arbitrary<String> texts = Arbitraries.of("null", "true", "-1.50e3", "\"a \\\" b\"", "[{\"x\":[]},2]");
        Arbitrary<SortedMap<String, String>> some =
                Arbitraries.maps(pointers, texts).ofMinSize(1).ofMaxSize(2).map(TreeMap::new);
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(Collections.emptySortedMap())), Tuple.of(1, some));
    }

    private static Arbitrary<?> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == RateCardEntry.class) {
            return rateCardEntry();
        }
        if (raw.isEnum()) {
            return Arbitraries.of(raw.getEnumConstants());
        }
        return Values.of(raw).<Arbitrary<?>>map(known -> known).orElseGet(() -> record(raw));
    }

    private static Arbitrary<?> generic(ParameterizedType type) {
        Type argument = type.getActualTypeArguments()[0];
        if (type.getRawType() == Ref.class) {
            return ref(argument);
        }
        if (type.getRawType() == List.class) {
            return value(argument).list().ofMaxSize(3);
        }
        if (type.getRawType() == Set.class) {
            return value(argument).set().ofMaxSize(5);
        }
        if (type.getRawType() == SortedMap.class) {
            return Arbitraries.maps(Values.unicode(), Values.text())
                    .ofMaxSize(3)
                    .map(TreeMap::new);
        }
        throw new IllegalArgumentException("No generator for " + type);
    }

    private static Arbitrary<Ref<?>> ref(Type entity) {
        List<RecordType<?>> types = RecordType.all().stream()
                .filter(type -> !(entity instanceof Class<?>) || type.entityClass() == entity)
                .toList();
        return Combinators.combine(Values.name(), Arbitraries.of(types), Values.name())
                .as((system, type, id) -> Ref.of(system, type, id));
    }

    private static Arbitrary<RateCardEntry> rateCardEntry() {
        return Combinators.combine(
                        Values.name(),
                        Values.text().injectNull(0.3),
                        Values.of(CurrencyCode.class).orElseThrow(),
                        Values.price().injectNull(0.3),
                        Values.period())
                .as(RateCardEntry::of);
    }
}
