package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.SYSTEM;

/** Whether a person may be staffed. */
public enum ResourceStatus implements State<ResourceStatus> {
    /** Hired, not yet begun. */
    PENDING,
    /** At work. */
    ACTIVE,
    /** Away for longer. */
    ON_LEAVE,
    /** Gone. */
    TERMINATED;

    /** Its transitions. */
    public static final Lifecycle<ResourceStatus> LIFECYCLE = Lifecycle.of(ResourceStatus.class)
            .startsAt(PENDING)
            .startsAt(ACTIVE)
            .allows(PENDING, "start", ACTIVE, SYSTEM)
            .allows(ACTIVE, "leave", ON_LEAVE, SYSTEM)
            .allows(ON_LEAVE, "return", ACTIVE, SYSTEM)
            .allows(ACTIVE, "terminate", TERMINATED, SYSTEM)
            .allows(ON_LEAVE, "terminate", TERMINATED, SYSTEM)
            .allows(TERMINATED, "rehire", ACTIVE, SYSTEM)
            .build();

    @Override
    public Lifecycle<ResourceStatus> lifecycle() {
        return LIFECYCLE;
    }
}
