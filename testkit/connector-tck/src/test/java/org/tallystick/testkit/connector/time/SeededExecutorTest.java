package org.tallystick.testkit.connector.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tasks run when and in the order that clock and seed say. */
class SeededExecutorTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void theSameSeedGivesTheSameOrderAndOtherSeedsOtherOrders() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            assertThat(order(seed)).isEqualTo(order(seed)).containsExactlyInAnyOrder(0, 1, 2, 3);
            orders.add(order(seed));
        }
        assertThat(orders).hasSizeGreaterThan(3);
    }

    @Test
    void aTaskRunsOnceItIsDueAndTheClockGoesThere() {
        ManualClock clock = new ManualClock(NOON);
        SeededExecutor executor = new SeededExecutor(clock, 1);
        List<Instant> ran = new ArrayList<>();
        executor.schedule(() -> ran.add(clock.instant()), Duration.ofHours(2));
        executor.schedule(() -> ran.add(clock.instant()), Duration.ofHours(1));
        executor.execute(() -> ran.add(clock.instant()));

        assertThat(executor.runAll()).isEqualTo(3);

        assertThat(ran).containsExactly(NOON, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200));
    }

    @Test
    void aClockIsNotAdvancedBackwards() {
        ManualClock clock = new ManualClock(NOON);

        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A clock is advanced by no less than zero, was PT-1S");
    }

    private static List<Integer> order(long seed) {
        SeededExecutor executor = new SeededExecutor(new ManualClock(NOON), seed);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int task = i;
            executor.execute(() -> order.add(task));
        }
        executor.runAll();
        return order;
    }
}
