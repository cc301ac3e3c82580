package org.tallystick.testkit.connector.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Which exchange meets which fault, by its number. Thread-safe. */
public final class WireScript {

    private final long seed;
    private final List<WireFault> faults;
    private final int percent;
    private final List<String> done = new ArrayList<>();
    private int exchanges;

    private WireScript(long seed, List<WireFault> faults, int percent) {
        this.seed = seed;
        this.faults = List.copyOf(faults);
        this.percent = percent;
    }

    /** These faults for the first exchanges, then none. */
    public static WireScript of(WireFault... faults) {
        return new WireScript(0, List.of(faults), 0);
    }

    /** One of these for that many exchanges in a hundred; the same seed, the same exchanges. */
    public static WireScript seeded(long seed, int percent, WireFault... faults) {
        return new WireScript(seed, List.of(faults), percent);
    }

    synchronized WireFault next() {
        int number = exchanges++;
        WireFault fault = percent == 0 ? listed(number) : drawn(number);
        if (fault.kind() != WireFault.Kind.NONE) {
            done.add("exchange %d: %s".formatted(number + 1, fault));
        }
        return fault;
    }

    private WireFault listed(int number) {
        return number < faults.size() ? faults.get(number) : WireFault.NONE;
    }

    private WireFault drawn(int number) {
        RandomGenerator random = random(number);
        return random.nextInt(100) < percent ? faults.get(random.nextInt(faults.size())) : WireFault.NONE;
    }

    /** Bytes of no meaning, the same for the same seed and size. */
    byte[] garbage(int bytes) {
        byte[] garbage = new byte[bytes];
        random(bytes).nextBytes(garbage);
        return garbage;
    }

    private RandomGenerator random(int number) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + number);
    }

    /** Seed, options and what has befallen, for the message of a failed test. */
    @Override
    public synchronized String toString() {
        return "seed %d, %d %% of exchanges, %s; so far %s".formatted(seed, percent, faults, done);
    }
}
