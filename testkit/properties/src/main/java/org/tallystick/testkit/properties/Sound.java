package org.tallystick.testkit.properties;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases.Config;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;

/**
 * Sound records: they keep the constraints on their components, and every rule of their type. Each starts as a small one that is right by
 * construction, and then takes one component after the other from a random one, as long as no rule breaks. So a new component or rule is
 * covered at once. Components are at the {@link DomainEdges edges} often enough, each by itself: combinations of all edges would be too many.
 */
public final class Sound {

    private Sound() {}

    /** A record of this type. Components that may be absent sometimes are. */
    public static <T extends Entity> Arbitrary<T> of(RecordType<T> type) {
        return grafts(type).map(Grafts::sound).edgeCases(Config::none);
    }

    /** A record of any type. */
    public static Arbitrary<Entity> any() {
        return Arbitraries.of(RecordType.all())
                .flatMap(type -> of(type).map(record -> (Entity) record))
                .edgeCases(Config::none);
    }

    /** A record of this type that is broken in one named way: one of its constraints, or one of the rules of its type. */
    public static <T extends Entity> Arbitrary<BrokenRecord<T>> broken(RecordType<T> type) {
        return Combinators.combine(grafts(type), Arbitraries.integers().between(0, Integer.MAX_VALUE))
                .as(Sound::broken)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .edgeCases(Config::none);
    }

    private static <T extends Entity> Optional<BrokenRecord<T>> broken(Grafts<T> grafts, int choice) {
        List<BrokenRecord<T>> ways = grafts.broken();
        return ways.isEmpty() ? Optional.empty() : Optional.of(ways.get(choice % ways.size()));
    }

    /** Random lists would seldom fit the sums of a seed: it keeps its own. */
    private static <T extends Entity> Arbitrary<Grafts<T>> grafts(RecordType<T> type) {
        List<RecordComponent> all = Arrays.asList(type.entityClass().getRecordComponents());
        List<Integer> places = IntStream.range(0, all.size())
                .filter(i -> !Seeds.hasSums(type) || all.get(i).getType() != List.class)
                .boxed()
                .toList();
        Arbitrary<List<@Nullable Object>> values =
                Records.components(places.stream().map(all::get).toList());
        return Combinators.combine(Seeds.of(type), values).as((seed, parts) -> new Grafts<>(type, seed, places, parts));
    }

    /**
     * A small sound record and what it may take over.
     *
     * @param places which components of it may change
     * @param values one for each of them
     */
    private record Grafts<T extends Entity>(
            RecordType<T> type, T seed, List<Integer> places, List<@Nullable Object> values) {

        /** What is refused at first may fit once others are there: a customer is merged when it names its survivor. */
        T sound() {
            @Nullable Object[] taken = RecordParts.values(seed);
            List<Integer> refused = new ArrayList<>();
            T record = seed;
            for (int i = 0; i < places.size(); i++) {
                record = taken(record, taken, i, refused);
            }
            for (int i : List.copyOf(refused)) {
                record = taken(record, taken, i, refused);
            }
            return record;
        }

        /** With one component more; or without it, if it breaks something now. */
        private T taken(T record, @Nullable Object[] parts, int graft, List<Integer> refused) {
            Object before = parts[places.get(graft)];
            T next = with(parts, graft);
            if (next.check().isEmpty()) {
                return next;
            }
            parts[places.get(graft)] = before;
            refused.add(graft);
            return record;
        }

        /** All ways to break it that it knows: each of its constraints; and each rule that one component more would break, alone. */
        List<BrokenRecord<T>> broken() {
            T sound = sound();
            List<BrokenRecord<T>> ways = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                T next = with(RecordParts.values(sound), i);
                List<Violation> violations = next.check();
                if (violations.size() == 1) {
                    Violation found = violations.get(0);
                    ways.add(new BrokenRecord<>(found.rule(), found.path(), next, sound));
                }
            }
            for (Breakage<Entity> way : Breakages.of(sound)) {
                if (way.constraint() != Needed.class && way.broken().check().isEmpty()) {
                    T next = type.entityClass().cast(way.broken());
                    ways.add(new BrokenRecord<>(way.rule(), way.pointer(), next, sound));
                }
            }
            return ways;
        }

        private T with(@Nullable Object[] parts, int graft) {
            parts[places.get(graft)] = graft(graft);
            return RecordParts.make(type.entityClass(), parts);
        }

        private @Nullable Object graft(int i) {
            Object value = values.get(i);
            if (!(value instanceof Header header)) {
                return value;
            }
            Ref<?> any = header.ref();
            return HeaderBuilder.builder(header)
                    .ref(Ref.of(any.system(), type, any.id()))
                    .build();
        }
    }
}
