package org.tallystick.store.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.WriteStrategy;

/** I43: the engine dies at every call of its store and of its connectors, and ends as if it had not. */
class CrashPointsTest {

    private static final long SEED = 3;

    @Test
    void aDeathAtAnyCallChangesNothing() {
        int calls = live();
        assertThat(calls).isGreaterThan(50);

        for (int at = 1; at <= calls; at++) {
            live(at);
        }
    }

    private static int live(Integer... deaths) {
        CrashAt faults = new CrashAt(deaths);
        SimulatedWorld world = new SimulatedWorld(SEED, faults, Variant.NONE, WriteStrategy.PROBE_THEN_CREATE);
        assertThat(world.live(1).calmDown(1).violations())
                .as("deaths at %s", List.of(deaths))
                .isEmpty();
        return faults.count();
    }
}
