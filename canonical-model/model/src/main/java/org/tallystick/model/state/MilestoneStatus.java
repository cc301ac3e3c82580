package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.OWNER;

/** How far a deliverable is. */
public enum MilestoneStatus implements State<MilestoneStatus> {
    /** Not begun. */
    PLANNED,
    /** Being made. */
    IN_PROGRESS,
    /** Handed over. */
    COMPLETED,
    /** The customer took it, whole or in part: that share may be billed. */
    ACCEPTED,
    /** The customer refused it. */
    REJECTED,
    /** Given up. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<MilestoneStatus> LIFECYCLE = Lifecycle.of(MilestoneStatus.class)
            .startsAt(PLANNED)
            .allows(PLANNED, "start", IN_PROGRESS, OWNER)
            .allows(IN_PROGRESS, "complete", COMPLETED, OWNER)
            .allows(COMPLETED, "accept", ACCEPTED, APPROVER)
            .when("MILESTONE_ACCEPTANCE")
            .allows(COMPLETED, "reject", REJECTED, APPROVER)
            .withReason()
            .allows(REJECTED, "rework", IN_PROGRESS, OWNER)
            .allows(PLANNED, "cancel", CANCELLED, OWNER, APPROVER)
            .build();

    @Override
    public Lifecycle<MilestoneStatus> lifecycle() {
        return LIFECYCLE;
    }
}
