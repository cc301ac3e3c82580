package org.tallystick.engine.retry;

import org.tallystick.spi.FailureKind;

/** What a failure asks for next: a finer answer than {@link FailureKind#advice()}, and never one that contradicts it. */
public enum Classification {
    /** It was not applied: the same call may succeed after a wait. */
    RETRY,
    /** It was not applied, and nothing is until the account works again: its breaker opens, the call comes back in a later run (F-LIM-04). */
    PAUSE_ACCOUNT,
    /** Nobody knows whether it was applied, or it is there already: look before anything is sent again (RES-3). */
    LOOK_UP,
    /** It fails until a person mends the data, the target or the rules. */
    WAIT_FOR_PERSON,
    /** It never succeeds. */
    GIVE_UP;

    /** What a failure of this kind asks for, unless a policy says otherwise. */
    public static Classification of(FailureKind kind) {
        return switch (kind) {
            case UNAVAILABLE, THROTTLED, CONFLICT -> RETRY;
            case UNAUTHORIZED -> PAUSE_ACCOUNT;
            case DUPLICATE, OUTCOME_UNKNOWN -> LOOK_UP;
            case INVALID, REFUSED, NOT_FOUND, PERIOD_CLOSED -> WAIT_FOR_PERSON;
            case UNSUPPORTED -> GIVE_UP;
        };
    }
}
