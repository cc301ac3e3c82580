package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a project is. */
public enum ProjectStatus implements State<ProjectStatus> {
    /** Being planned. */
    PLANNED,
    /** May be staffed. */
    APPROVED,
    /** Work is done on it. */
    ACTIVE,
    /** Work rests. */
    ON_HOLD,
    /** All is delivered. */
    COMPLETED,
    /** All is billed. */
    CLOSED,
    /** Given up before work began. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<ProjectStatus> LIFECYCLE = Lifecycle.of(ProjectStatus.class)
            .startsAt(PLANNED)
            .allows(PLANNED, "approve", APPROVED, APPROVER)
            .allows(APPROVED, "start", ACTIVE, OWNER, SYSTEM)
            .whenReferencesKeep("PROJECT_CONTRACT")
            .allows(ACTIVE, "hold", ON_HOLD, OWNER, FINANCE)
            .allows(ON_HOLD, "resume", ACTIVE, OWNER, FINANCE)
            .allows(ACTIVE, "complete", COMPLETED, OWNER)
            .allows(ON_HOLD, "complete", COMPLETED, OWNER)
            .allows(COMPLETED, "close", CLOSED, FINANCE)
            .whenReferencesKeep("PROJECT_CLOSED_WIP")
            .allows(PLANNED, "cancel", CANCELLED, OWNER, APPROVER)
            .allows(APPROVED, "cancel", CANCELLED, OWNER, APPROVER)
            .allows(CLOSED, "reopen", ACTIVE, FINANCE)
            .withReason()
            .build();

    @Override
    public Lifecycle<ProjectStatus> lifecycle() {
        return LIFECYCLE;
    }
}
