package org.tallystick.store.jdbc.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tallystick.spi.WriteStrategy;

/** The world of a seed. */
final class Seeds {

    static final int ROUNDS = 2;
    static final int QUIET_RUNS = 3;

    private Seeds() {}

    /**
     * What is not as it must be when the world of that seed has come to rest.
     *
     * @param only how the targets write; none: the seed says it
     */
    static List<String> violations(long seed, Variant variant, WriteStrategy... only) {
        SeededFaults faults = new SeededFaults(seed);
        Random random = random(seed, 4);
        SimulatedWorld world = new SimulatedWorld(seed, faults, variant, only.length == 0 ? strategies(random) : only);
        if (random.nextInt(4) == 0) {
            world.forge(random.nextBoolean() ? "P0" : "C1");
        }
        if (only.length == 0 && random(seed, 5).nextBoolean()) {
            world.copied();
        }
        world.live(ROUNDS);
        faults.callOff();
        return world.calmDown(QUIET_RUNS).violations();
    }

    /** A stream of chance of the seed. Neighbouring seeds are mixed apart: their first draws would be the same. */
    static Random random(long seed, int stream) {
        return new Random((seed + 1) * stream * 0x9E3779B97F4A7C15L);
    }

    /** One, or sometimes two. */
    private static WriteStrategy[] strategies(Random random) {
        List<WriteStrategy> all = new ArrayList<>(Arrays.asList(WriteStrategy.values()));
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(4) == 0 ? 2 : 1).toArray(WriteStrategy[]::new);
    }
}
