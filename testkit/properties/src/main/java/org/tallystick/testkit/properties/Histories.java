package org.tallystick.testkit.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases.Config;

/** Generators of {@link History histories}. They shrink to few records, delivered once and in order. */
public final class Histories {

    /** By how many places a change may come late. */
    private static final int LATEST = 12;

    private Histories() {}

    /** How any world came to be known. */
    public static Arbitrary<History> any() {
        return of(Worlds.any());
    }

    /** How one of these worlds came to be known. */
    public static Arbitrary<History> of(Arbitrary<World> worlds) {
        Arbitrary<List<Integer>> delays =
                Arbitraries.integers().between(0, LATEST).list().ofMinSize(1).ofMaxSize(20);
        Arbitrary<List<Integer>> repeats =
                Arbitraries.integers().between(0, 10_000).list().ofMaxSize(5);
        return Combinators.combine(
                        worlds, delays, repeats, Arbitraries.integers().between(1, 10))
                .as(Histories::deliver)
                .edgeCases(Config::none);
    }

    /** The delays go round; what is repeated comes again with the delay of the one after it. */
    private static History deliver(World world, List<Integer> delays, List<Integer> repeats, int pageSize) {
        List<Delivery> versions = Versions.of(world);
        List<Late> sent = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            sent.add(new Late(versions.get(i), i + delays.get(i % delays.size())));
        }
        for (int repeat : repeats) {
            int i = repeat % versions.size();
            sent.add(new Late(versions.get(i), i + delays.get((i + 1) % delays.size()) + 1));
        }
        sent.sort(Comparator.comparingInt(Late::place));
        List<Delivery> arrived = sent.stream().map(Late::delivery).toList();
        return new History(world, pages(arrived, pageSize));
    }

    private static List<List<Delivery>> pages(List<Delivery> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(page -> all.subList(page * size, Math.min(all.size(), (page + 1) * size)))
                .toList();
    }

    private record Late(Delivery delivery, int place) {}
}
