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
import org.tallystick.model.RateCardEntryBuilder;
import org.tallystick.model.RateKey;
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
        return Arbitraries.of(RecordType.all()).flatMap(type -> of(type).map(record -> (Entity) record));
    }

    /** A record of this type. Each component that may be absent sometimes is. */
    public static <T extends Entity> Arbitrary<T> of(RecordType<T> type) {
        return record(type.entityClass());
    }

    private static <T> Arbitrary<T> record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> parts =
                Arrays.stream(components).map(Records::component).toList();
        return Combinators.combine(parts).as(values -> construct(type, components, values));
    }

    private static <T> T construct(Class<T> type, RecordComponent[] components, List<Object> values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("%s of %s".formatted(type, values), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<Object> component(RecordComponent component) {
        Constraints constraints = Constraints.of(component);
        Arbitrary<Object> present = present(component).asGeneric().filter(value -> isWithin(constraints, value));
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) ? present.injectNull(0.3) : present;
    }

    private static Arbitrary<?> present(RecordComponent component) {
        boolean isUnknown = component.getDeclaringRecord() == Header.class
                && component.getName().equals("unknown");
        return isUnknown ? unknown() : value(component.getGenericType());
    }

    /** Keeps the constraints that a JSON Schema can express, so that what is generated validates. */
    private static boolean isWithin(Constraints constraints, Object value) {
        if (value instanceof String text && constraints.isNotBlank()) {
            return isVisible(text);
        }
        if (value instanceof Collection<?> collection) {
            return collection.size() >= constraints.min();
        }
        int sign = sign(value);
        return constraints.isPositive() ? sign > 0 : !constraints.isNotNegative() || sign >= 0;
    }

    /** Whether it is not blank, whatever counts as white space. */
    private static boolean isVisible(String text) {
        return text.codePoints().anyMatch(point -> point > ' ' && !Character.isWhitespace(point));
    }

    private static int sign(Object value) {
        if (value instanceof Quantity quantity) {
            return quantity.signum();
        }
        return value instanceof Rate rate ? rate.value().signum() : 1;
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
                    .ofMaxSize(2)
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

    /** Its rate is in its own currency. */
    private static Arbitrary<RateCardEntry> rateCardEntry() {
        return Combinators.combine(
                        Values.name().filter(Records::isVisible),
                        Values.text().filter(Records::isVisible).injectNull(0.3),
                        Values.of(CurrencyCode.class).orElseThrow(),
                        Values.price().injectNull(0.3),
                        Values.period(),
                        record(RateKey.class))
                .as((id, role, currency, rate, period, key) -> RateCardEntryBuilder.builder(
                                RateCardEntry.of(id, role, currency, rate, period))
                        .key(key)
                        .build());
    }

    /** Now and then, fields that no version of a record had, at its top: JSON Pointers and JSON texts. */
    private static Arbitrary<SortedMap<String, String>> unknown() {
        Arbitrary<String> pointers =
                Values.unicode().map(name -> "/later." + name.replace("~", "~0").replace("/", "~1"));
        Arbitrary<String> texts = Arbitraries.of("null", "true", "-1.50e3", "\"a \\\" b\"", "[{\"x\":[]},2]");
        Arbitrary<SortedMap<String, String>> some =
                Arbitraries.maps(pointers, texts).ofMinSize(1).ofMaxSize(2).map(TreeMap::new);
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(Collections.emptySortedMap())), Tuple.of(1, some));
    }
}
