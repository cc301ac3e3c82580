package org.tallystick.testkit.properties;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
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

/**
 * Records of every type, made component by component, so that a new component or type is covered at once: wild ones, which hold all that
 * Java lets them hold, and valid ones, which keep the constraints on their components.
 */
public final class Records {

    private static final Records WILD = new Records(false);
    private static final Records VALID = new Records(true);

    private final boolean constrained;

    private Records(boolean constrained) {
        this.constrained = constrained;
    }

    /** A record of any type. */
    public static Arbitrary<Entity> any() {
        return Arbitraries.of(RecordType.all()).flatMap(type -> of(type).map(record -> (Entity) record));
    }

    /** A valid record of any type. */
    public static Arbitrary<Entity> anyValid() {
        return Arbitraries.of(RecordType.all()).flatMap(type -> valid(type).map(record -> (Entity) record));
    }

    /** A record of this type. Each component that may be absent sometimes is. */
    public static <T extends Entity> Arbitrary<T> of(RecordType<T> type) {
        return WILD.record(type.entityClass());
    }

    /** A record of this type whose components keep their constraints; what they say together may be nonsense. */
    public static <T extends Entity> Arbitrary<T> valid(RecordType<T> type) {
        return VALID.record(type.entityClass());
    }

    /** Values of these components that keep their constraints, in the order of the components; none for some that may be absent. */
    static Arbitrary<List<@Nullable Object>> components(List<RecordComponent> components) {
        return Combinators.combine(components.stream().map(VALID::component).toList())
                .as(values -> values);
    }

    private <T> Arbitrary<T> record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<@Nullable Object>> parts =
                Arrays.stream(components).map(this::component).toList();
        return Combinators.combine(parts).as(values -> RecordParts.make(type, values.toArray()));
    }

    private Arbitrary<@Nullable Object> component(RecordComponent component) {
        Arbitrary<Object> present = present(component).asGeneric();
        AnnotatedType type = component.getAnnotatedType();
        return present.injectNull(type.isAnnotationPresent(Nullable.class) ? 0.3 : 0.0);
    }

    private Arbitrary<?> present(RecordComponent component) {
        boolean isUnknown = component.getDeclaringRecord() == Header.class
                && component.getName().equals("unknown");
        if (isUnknown) {
            return unknown();
        }
        return constrained
                ? Constrained.of(component)
                        .<Arbitrary<?>>map(kept -> kept)
                        .orElseGet(() -> value(component.getGenericType()))
                : value(component.getGenericType());
    }

    private Arbitrary<?> value(Type type) {
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

    private Arbitrary<?> generic(ParameterizedType type) {
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

    /** Refs to records of this class, or of any if it is no class of records. */
    static Arbitrary<Ref<?>> ref(Type entity) {
        List<RecordType<?>> types = RecordType.all().stream()
                .filter(type -> !(entity instanceof Class<?>) || entity == Entity.class || type.entityClass() == entity)
                .toList();
        return Combinators.combine(Values.name(), Arbitraries.of(types), Values.name())
                .as((system, type, id) -> Ref.of(system, type, id));
    }

    /** Its rate is in its own currency. */
    private Arbitrary<RateCardEntry> rateCardEntry() {
        return Combinators.combine(
                        constrained ? Constrained.code() : Values.name(),
                        (constrained ? Constrained.code() : Values.text()).injectNull(0.3),
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
