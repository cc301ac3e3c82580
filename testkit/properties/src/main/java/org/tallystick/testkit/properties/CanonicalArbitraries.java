package org.tallystick.testkit.properties;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * Lets properties ask for records and values of the model by their types: {@code @ForAll TimeEntry entry}, {@code @ForAll Money amount},
 * {@code @ForAll Entity any}. Registered for all tests that have this jar on their path; {@link CanonicalDomain} is the same for those that
 * choose their providers. Records are {@link Sound}.
 */
public final class CanonicalArbitraries implements ArbitraryProvider {

    private static final String VALUES = "org.tallystick.model.value";

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        Class<?> type = targetType.getRawType();
        return type == Entity.class
                || type == BrokenRecord.class
                || type == Ref.class
                || type == World.class
                || type == BrokenWorld.class
                || type == History.class
                || recordTypes(type).findAny().isPresent()
                || isValue(type);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypes) {
        Class<?> type = targetType.getRawType();
        if (type == BrokenRecord.class) {
            return broken(targetType);
        }
        if (type == World.class) {
            return Set.of(worlds(targetType));
        }
        if (type == BrokenWorld.class) {
            return Set.of(Worlds.broken(worlds(targetType)));
        }
        if (type == History.class) {
            return Set.of(Histories.of(worlds(targetType)));
        }
        if (type == Ref.class) {
            return Set.of(Records.ref(argument(targetType)));
        }
        if (type == Entity.class) {
            return Set.of(Sound.any());
        }
        return isValue(type)
                ? Values.of(type).<Set<Arbitrary<?>>>map(Set::of).orElse(Set.of())
                : recordTypes(type).map(Sound::of).collect(Collectors.toSet());
    }

    private static Arbitrary<World> worlds(TypeUsage targetType) {
        return targetType
                .findAnnotation(WorldSize.class)
                .map(size -> Worlds.of(size.parties(), size.contracts(), size.items()))
                .orElseGet(Worlds::any);
    }

    /** {@code BrokenRecord<Invoice>}; of any type, if it names none. */
    private static Set<Arbitrary<?>> broken(TypeUsage targetType) {
        Class<?> wanted = argument(targetType);
        return RecordType.all().stream()
                .filter(type -> wanted.isAssignableFrom(type.entityClass()))
                .map(Sound::broken)
                .collect(Collectors.toSet());
    }

    private static Class<?> argument(TypeUsage generic) {
        Class<?> argument = generic.getTypeArguments().stream()
                .findFirst()
                .<Class<?>>map(TypeUsage::getRawType)
                .orElse(Entity.class);
        return Entity.class.isAssignableFrom(argument) ? argument : Entity.class;
    }

    private static Stream<RecordType<?>> recordTypes(Class<?> type) {
        return RecordType.all().stream().filter(each -> each.entityClass() == type);
    }

    private static boolean isValue(Class<?> type) {
        return type.getPackageName().equals(VALUES) && Values.of(type).isPresent();
    }
}
