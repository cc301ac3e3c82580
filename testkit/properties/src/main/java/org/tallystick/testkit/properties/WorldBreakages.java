package org.tallystick.testkit.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** The ways to break one law of a world, each with one record that is changed or added. */
public final class WorldBreakages {

    private final World world;
    private final List<BrokenWorld> all = new ArrayList<>();

    private WorldBreakages(World world) {
        this.world = world;
    }

    /** All that this world has the records for. */
    public static List<BrokenWorld> of(World world) {
        WorldBreakages ways = new WorldBreakages(world);
        new BrokenContracts(ways).add();
        new BrokenBilling(ways).add();
        new BrokenBooks(ways).add();
        return List.copyOf(ways.all);
    }

    World world() {
        return world;
    }

    /** One of that type as the world has it, if the way applies to any, is another one. */
    <T extends Entity> void change(
            String way, RecordType<T> type, Predicate<T> applies, Function<T, ? extends Entity> broken) {
        find(type, applies).ifPresent(record -> add(way, with(world, record, broken.apply(record))));
    }

    /** Beside one of that type, if the way applies to any, there is another one. */
    <T extends Entity> void addBeside(
            String way, RecordType<T> type, Predicate<T> applies, Function<T, ? extends Entity> more) {
        find(type, applies).ifPresent(record -> add(way, with(world, null, more.apply(record))));
    }

    <T extends Entity> Optional<T> find(RecordType<T> type, Predicate<T> applies) {
        return world.all(type).stream().filter(applies).findFirst();
    }

    /** The rules lead the way's name: {@code I25, I26: …}. */
    private void add(String way, World broken) {
        all.add(new BrokenWorld(way, Set.of(way.substring(0, way.indexOf(':')).split(", ")), broken, world));
    }

    private static World with(World world, @Nullable Entity old, Entity other) {
        List<Entity> records = new ArrayList<>(world.records());
        if (old == null) {
            records.add(other);
        } else {
            records.set(records.indexOf(old), other);
        }
        return new World(records);
    }

    /** The same under another id. */
    static <T extends Entity> T again(RecordType<T> type, T record) {
        return type.withHeader(record, Refs.header(type, record.ref().id() + "-again"));
    }
}
