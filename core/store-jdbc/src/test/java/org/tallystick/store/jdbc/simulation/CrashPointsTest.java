package org.tallystick.store.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.spi.WriteStrategy;

/** I43: the engine dies at every call of its store and of its connectors, once and twice, and ends as if it had not. */
class CrashPointsTest {

    private static final long SEED = 3;

    /** Of the second death, every so many places. */
    private static final int STRIDE = 11;

    @ParameterizedTest
    @EnumSource(WriteStrategy.class)
    void aDeathAtAnyCallChangesNothing(WriteStrategy strategy) {
        int calls = live(strategy);
        assertThat(calls).isGreaterThan(50);

        for (int at = 1; at <= calls; at++) {
            live(strategy, at);
        }
    }

    /** A second one soon after the first is in what repairs the first; later ones are tried at intervals. */
    @Test
    void aSecondDeathChangesNothingEither() {
        int calls = live(WriteStrategy.PROBE_THEN_CREATE);
        for (int first = 1; first <= calls; first++) {
            for (int second = first + 1 + first % STRIDE; second <= calls; second += STRIDE * STRIDE) {
                live(WriteStrategy.PROBE_THEN_CREATE, first, second);
            }
        }
    }

    private static int live(WriteStrategy strategy, Integer... deaths) {
        CrashAt faults = new CrashAt(deaths);
        try (SimulatedWorld world = new SimulatedWorld(SEED, faults, Variant.NONE, strategy)) {
            assertThat(world.live(1).calmDown(1).violations())
                    .as("%s, deaths at %s", strategy, List.of(deaths))
                    .isEmpty();
        }
        return faults.count();
    }
}
