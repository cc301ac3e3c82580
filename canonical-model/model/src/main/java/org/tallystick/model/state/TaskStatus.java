package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.OWNER;

/** How far a task is. */
public enum TaskStatus implements State<TaskStatus> {
    /** Not begun. */
    NOT_STARTED,
    /** Being worked on. */
    IN_PROGRESS,
    /** Waits for something. */
    BLOCKED,
    /** Done. */
    COMPLETED,
    /** Given up. For good. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<TaskStatus> LIFECYCLE = Lifecycle.of(TaskStatus.class)
            .startsAt(NOT_STARTED)
            .allows(NOT_STARTED, "start", IN_PROGRESS, OWNER)
            .allows(IN_PROGRESS, "block", BLOCKED, OWNER)
            .allows(BLOCKED, "unblock", IN_PROGRESS, OWNER)
            .allows(IN_PROGRESS, "complete", COMPLETED, OWNER)
            .allows(BLOCKED, "complete", COMPLETED, OWNER)
            .allows(COMPLETED, "reopen", IN_PROGRESS, OWNER)
            .allows(NOT_STARTED, "cancel", CANCELLED, OWNER)
            .allows(IN_PROGRESS, "cancel", CANCELLED, OWNER)
            .allows(BLOCKED, "cancel", CANCELLED, OWNER)
            .allows(COMPLETED, "cancel", CANCELLED, OWNER)
            .build();

    @Override
    public Lifecycle<TaskStatus> lifecycle() {
        return LIFECYCLE;
    }
}
