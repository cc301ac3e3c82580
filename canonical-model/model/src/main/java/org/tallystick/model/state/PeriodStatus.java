package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;

/** Whether a fiscal period takes postings. */
public enum PeriodStatus implements State<PeriodStatus> {
    /** Not yet begun. */
    FUTURE,
    /** Takes postings. */
    OPEN,
    /** Takes postings of permitted kinds only. */
    SOFT_CLOSED,
    /** Takes none. */
    CLOSED;

    /** Its transitions. */
    public static final Lifecycle<PeriodStatus> LIFECYCLE = Lifecycle.of(PeriodStatus.class)
            .startsAt(FUTURE)
            .allows(FUTURE, "open", OPEN, FINANCE)
            .allows(OPEN, "soft-close", SOFT_CLOSED, FINANCE)
            .allows(SOFT_CLOSED, "close", CLOSED, FINANCE)
            .allows(CLOSED, "reopen", OPEN, FINANCE)
            .withReason()
            .build();

    @Override
    public Lifecycle<PeriodStatus> lifecycle() {
        return LIFECYCLE;
    }
}
