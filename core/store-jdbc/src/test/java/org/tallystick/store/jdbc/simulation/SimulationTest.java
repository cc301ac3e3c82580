package org.tallystick.store.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.WriteStrategy;

/**
 * Many worlds, each drawn from a seed and alone in its thread: {@code -Dtallystick.seeds=N} says how many, {@code -Dtallystick.seed=S} runs one again.
 */
class SimulationTest {

    private static final long SEEDS = Long.getLong("tallystick.seeds", 2_000);
    private static final Long ONE = Long.getLong("tallystick.seed");

    @Test
    void whateverFailsAllComesRightInTheEnd() {
        LongStream seeds = ONE == null ? LongStream.range(0, SEEDS) : LongStream.of(ONE);

        seeds.parallel()
                .forEach(seed -> assertThat(Seeds.violations(seed, Variant.NONE))
                        .as(
                                "Seed %d. Run it again: mvn -pl core/store-jdbc -am test -Dtest=SimulationTest -Dtallystick.seed=%d -Dsurefire.failIfNoSpecifiedTests=false",
                                seed, seed)
                        .isEmpty());
    }

    @Test
    void aWorldWithoutFaultsEndsAsItsScriptSays() {
        for (long seed = 0; seed < 20; seed++) {
            SimulatedWorld world = new SimulatedWorld(seed, Faults.NONE, Variant.NONE, WriteStrategy.values());
            List<String> violations =
                    world.live(Seeds.ROUNDS).calmDown(Seeds.QUIET_RUNS).violations();
            assertThat(violations).as("seed %d", seed).isEmpty();
        }
    }
}
