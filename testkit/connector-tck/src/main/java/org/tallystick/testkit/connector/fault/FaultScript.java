package org.tallystick.testkit.connector.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Which call meets which fault. The same seed and options give the same faults to the same calls, counted by kind of call: so a run is replayed
 * exactly as long as it calls in the same order. Thread-safe.
 */
public final class FaultScript {

    private final long seed;
    private final int percent;
    private final Set<InjectedFault> faults;
    private final Duration slowness;
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<String> done = new ArrayList<>();

    private FaultScript(long seed, int percent, Set<InjectedFault> faults, Duration slowness) {
        this.seed = seed;
        this.percent = percent;
        this.faults = faults;
        this.slowness = slowness;
    }

    /**
     * A script of all faults.
     *
     * @param percent of the calls that meet one, 0 to 100
     */
    public static FaultScript seeded(long seed, int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
        }
        return new FaultScript(seed, percent, EnumSet.allOf(InjectedFault.class), Duration.ofMinutes(2));
    }

    /** The same from the start, with these faults only. */
    public FaultScript of(InjectedFault first, InjectedFault... more) {
        return new FaultScript(seed, percent, EnumSet.of(first, more), slowness);
    }

    /** The same from the start, with slow calls that take so long. */
    public FaultScript withSlowness(Duration time) {
        return new FaultScript(seed, percent, faults, time);
    }

    Duration slowness() {
        return slowness;
    }

    /** What befalls the next call of that kind, if anything. */
    synchronized Optional<InjectedFault> next(String call) {
        int number = calls.merge(call, 1, Integer::sum);
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + call.hashCode() * 1_000_003L + number);
        if (random.nextInt(100) >= percent) {
            return Optional.empty();
        }
        InjectedFault fault = List.copyOf(EnumSet.copyOf(faults)).get(random.nextInt(faults.size()));
        done.add("%s %d: %s".formatted(call, number, fault));
        return Optional.of(fault);
    }

    /** What has befallen, in order: {@code write 3: AFTER_COMMIT}. */
    public synchronized List<String> done() {
        return List.copyOf(done);
    }

    /** Seed, options and what has befallen, for the message of a failed test. */
    @Override
    public synchronized String toString() {
        return "seed %d, %d %% of calls, %s, slow is %s; so far %s".formatted(seed, percent, faults, slowness, done);
    }

    /** One command that runs a test again with this seed, which it reads from {@code tallystick.tck.seed}. */
    public String replay(String testClass, String method) {
        return "mvn test -Dtest=%s#%s -Dtallystick.tck.seed=%d".formatted(testClass, method, seed);
    }
}
