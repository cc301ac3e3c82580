package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.FailureKind.Advice;

class ClassificationTest {

    @ParameterizedTest
    @EnumSource
    void itNeverContradictsTheAdviceOfTheKind(FailureKind kind) {
        Advice advice = switch (Classification.of(kind)) {
            case RETRY, PAUSE_ACCOUNT -> Advice.TRY_LATER;
            case LOOK_UP -> Advice.LOOK_UP;
            case WAIT_FOR_PERSON, GIVE_UP -> Advice.SET_ASIDE;
        };

        assertThat(advice).isEqualTo(kind.advice());
    }
}
