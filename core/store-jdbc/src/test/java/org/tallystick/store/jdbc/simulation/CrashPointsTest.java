package org.tallystick.store.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.spi.WriteStrategy;

/**
 * I44, F-RUN-08: the engine dies at every call of its store and of its connectors, once and twice, and ends as if it had not. Of the pairs a sample
 * is drawn; {@code -Dtallystick.pairs=all} tries each, {@code -Dtallystick.pairs=N} draws N for each strategy.
 */
class CrashPointsTest {

    private static final long SEED = 3;
    private static final String PAIRS = System.getProperty("tallystick.pairs", "40");

    @ParameterizedTest
    @EnumSource
    void aDeathAtAnyCallChangesNothing(WriteStrategy strategy) {
        int calls = live(strategy);
        assertThat(calls).isGreaterThan(50);

        for (int at = 1; at <= calls; at++) {
            live(strategy, at);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondDeathAtAnyCallAfterTheRestartChangesNothing(WriteStrategy strategy) {
        int calls = live(strategy);
        if (PAIRS.equals("all")) {
            for (int first = 1; first <= calls; first++) {
                int all = live(strategy, first);
                for (int second = first + 1; second <= all; second++) {
                    live(strategy, first, second);
                }
            }
        } else {
            Random random = Seeds.random(SEED, 1);
            for (int pair = 0; pair < Integer.parseInt(PAIRS); pair++) {
                int first = 1 + random.nextInt(calls);
                // The way back from a death is the part that no other test walks: half of the second ones are close.
                live(strategy, first, first + 1 + random.nextInt(random.nextBoolean() ? 20 : calls));
            }
        }
    }

    @Test
    void aDeathWhileWhatIsGoneIsEndedChangesNothing() {
        int calls = copied();

        for (int at = 1; at <= calls; at++) {
            copied(at);
        }
    }

    private static int copied(Integer... deaths) {
        CrashAt faults = new CrashAt(deaths);
        SimulatedWorld world = new SimulatedWorld(SEED, faults, Variant.NONE).copied();
        assertThat(world.live(Seeds.ROUNDS).calmDown(1).violations())
                .as("deaths at %s", List.of(deaths))
                .isEmpty();
        return faults.count();
    }

    private static int live(WriteStrategy strategy, Integer... deaths) {
        CrashAt faults = new CrashAt(deaths);
        SimulatedWorld world = new SimulatedWorld(SEED, faults, Variant.NONE, strategy);
        assertThat(world.live(1).calmDown(1).violations())
                .as("%s, deaths at %s", strategy, List.of(deaths))
                .isEmpty();
        return faults.count();
    }
}
