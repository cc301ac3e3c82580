package org.tallystick.spi;

/** Why something failed. Closed: every failure of every connector is exactly one of these (API-6). */
public enum FailureKind {
    /** The system cannot be reached, or is down. */
    UNAVAILABLE(Advice.TRY_LATER),
    /** The system asks to slow down. */
    THROTTLED(Advice.TRY_LATER),
    /** The credentials are not accepted. */
    UNAUTHORIZED(Advice.TRY_LATER),
    /** The data are not acceptable: a field, a type, a length. */
    INVALID(Advice.SET_ASIDE),
    /** The system's own rules refuse it. */
    REFUSED(Advice.SET_ASIDE),
    /** What it names does not exist. */
    NOT_FOUND(Advice.SET_ASIDE),
    /** Somebody else changed it meanwhile, or holds it just now. */
    CONFLICT(Advice.TRY_LATER),
    /** It is there already, under another identity or with other content. */
    DUPLICATE(Advice.LOOK_UP),
    /** The accounting period is closed. */
    PERIOD_CLOSED(Advice.SET_ASIDE),
    /** It was sent, and no trustworthy answer came. */
    OUTCOME_UNKNOWN(Advice.LOOK_UP),
    /** The system, or the connector, cannot do this. */
    UNSUPPORTED(Advice.SET_ASIDE);

    /** What to do next. */
    public enum Advice {
        /** It was not applied; the same may succeed later. */
        TRY_LATER,
        /** It will not succeed as it is: a person settles it. */
        SET_ASIDE,
        /** Find out what the target has before anything is sent again. */
        LOOK_UP
    }

    private final Advice advice;

    FailureKind(Advice advice) {
        this.advice = advice;
    }

    /** What to do next. */
    public Advice advice() {
        return advice;
    }
}
