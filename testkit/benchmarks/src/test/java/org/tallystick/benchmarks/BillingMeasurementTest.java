package org.tallystick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop makes the same invoice. */
class BillingMeasurementTest {

    private final BillingMeasurement billing = new BillingMeasurement();

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 4_000})
    void bothComeToTheSameGross(int items) throws Exception {
        Contest contest = billing.besideALoop(new Scale(items, 1));

        assertThat(contest.ours().run()).isEqualTo(contest.baseline().run()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 4_000})
    void aTenthTenTimesIsAsManyItems(int items) throws Exception {
        Contest contest = billing.besideATenth(new Scale(items, 1));

        assertThat(contest.ours().run()).isEqualTo(contest.baseline().run()).isEqualTo(items);
    }
}
