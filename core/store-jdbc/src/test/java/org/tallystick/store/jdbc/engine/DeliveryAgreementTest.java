package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The engine delivers as the naive model does, in 10 000 random histories (TCK-4): {@code -Dtallystick.histories=N} says how many, a hundred at
 * least; {@code -Dtallystick.seed=S} runs those of one hub again.
 */
class DeliveryAgreementTest {

    private static final int HUBS =
            Math.max(1, Integer.getInteger("tallystick.histories", 10_000) / DeliveryHistories.TOGETHER);
    private static final Integer ONE = Integer.getInteger("tallystick.seed");

    @Test
    void whatIsSentHeldAndHadIsWhatTheNaiveModelSays() {
        IntStream seeds = ONE == null ? IntStream.range(0, HUBS) : IntStream.of(ONE);

        seeds.parallel().forEach(DeliveryAgreementTest::live);
    }

    private static void live(int seed) {
        try {
            new DeliveryHistories(seed).live();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("Hub of seed %d: %s".formatted(seed, e.getMessage()), e);
        }
    }

    @Test
    void aLookUpThatFindsNothingIsSeen() {
        DeliveryHistories histories = new DeliveryHistories(0);
        histories.erp.turnsBlind();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(histories::live);
    }
}
