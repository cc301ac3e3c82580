package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a contract is. */
public enum EngagementStatus implements State<EngagementStatus> {
    /** Being written. */
    DRAFT,
    /** Waits for signatures. */
    IN_REVIEW,
    /** Signed; its term has not begun. */
    EXECUTED,
    /** Work is done on it. */
    ACTIVE,
    /** Work rests. */
    ON_HOLD,
    /** All is delivered. */
    COMPLETED,
    /** All is billed and settled. */
    CLOSED,
    /** Given up before it was signed. */
    CANCELLED,
    /** Ended early. */
    TERMINATED;

    /** Its transitions. */
    public static final Lifecycle<EngagementStatus> LIFECYCLE = Lifecycle.of(EngagementStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "submit", IN_REVIEW, OWNER)
            .allows(IN_REVIEW, "execute", EXECUTED, APPROVER, SYSTEM)
            .when("ENGAGEMENT_EXECUTED")
            .allows(EXECUTED, "start", ACTIVE, OWNER, SYSTEM)
            .allows(ACTIVE, "hold", ON_HOLD, OWNER, FINANCE)
            .allows(ON_HOLD, "resume", ACTIVE, OWNER, FINANCE)
            .allows(ACTIVE, "complete", COMPLETED, OWNER)
            .allows(ON_HOLD, "complete", COMPLETED, OWNER)
            .allows(COMPLETED, "close", CLOSED, FINANCE)
            .allows(DRAFT, "cancel", CANCELLED, OWNER)
            .allows(IN_REVIEW, "cancel", CANCELLED, OWNER)
            .allows(ACTIVE, "terminate", TERMINATED, APPROVER)
            .withReason()
            .allows(TERMINATED, "close", CLOSED, FINANCE)
            .build();

    @Override
    public Lifecycle<EngagementStatus> lifecycle() {
        return LIFECYCLE;
    }
}
