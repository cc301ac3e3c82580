package org.tallystick.engine.retry;

import java.time.Duration;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * What an event makes of a state.
 *
 * @param state after the event
 * @param admission the answer to {@link CallEvent.Kind#ASKED}; admitted for all other events
 */
public record Step<S>(S state, Admission admission) {

    static <S> Step<S> to(S state) {
        return new Step<>(state, Admission.admitted());
    }

    static <S> Step<S> refused(S state, Reason reason, Duration wait) {
        return new Step<>(state, Admission.refused(reason, wait));
    }

    boolean isAdmitted() {
        return admission.isAdmitted();
    }
}
