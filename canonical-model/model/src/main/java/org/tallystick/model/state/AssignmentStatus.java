package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far the staffing of a person is. */
public enum AssignmentStatus implements State<AssignmentStatus> {
    /** Asked for. */
    REQUESTED,
    /** A person is named. */
    PROPOSED,
    /** Agreed. */
    CONFIRMED,
    /** At work. */
    ACTIVE,
    /** Over. */
    ENDED,
    /** Refused. */
    DECLINED,
    /** Given up. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<AssignmentStatus> LIFECYCLE = Lifecycle.of(AssignmentStatus.class)
            .startsAt(REQUESTED)
            .allows(REQUESTED, "propose", PROPOSED, OWNER)
            .allows(PROPOSED, "confirm", CONFIRMED, APPROVER)
            .allows(CONFIRMED, "start", ACTIVE, OWNER, SYSTEM)
            .allows(ACTIVE, "end", ENDED, OWNER, SYSTEM)
            .allows(REQUESTED, "decline", DECLINED, APPROVER)
            .allows(PROPOSED, "decline", DECLINED, APPROVER)
            .allows(CONFIRMED, "cancel", CANCELLED, OWNER, APPROVER)
            .allows(ACTIVE, "cancel", CANCELLED, OWNER, APPROVER)
            .build();

    @Override
    public Lifecycle<AssignmentStatus> lifecycle() {
        return LIFECYCLE;
    }
}
