package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far the recognition of an obligation is. */
public enum RevenueScheduleStatus implements State<RevenueScheduleStatus> {
    /** Nothing is recognised yet. */
    PLANNED,
    /** A part is. */
    IN_PROGRESS,
    /** Recognition rests. */
    HELD,
    /** All of it is. */
    COMPLETED,
    /** A later version took its place. For good. */
    SUPERSEDED;

    /** Its transitions. */
    public static final Lifecycle<RevenueScheduleStatus> LIFECYCLE = Lifecycle.of(RevenueScheduleStatus.class)
            .startsAt(PLANNED)
            .allows(PLANNED, "recognize", IN_PROGRESS, SYSTEM)
            .allows(IN_PROGRESS, "hold", HELD, FINANCE)
            .allows(HELD, "release", IN_PROGRESS, FINANCE)
            .allows(IN_PROGRESS, "complete", COMPLETED, SYSTEM)
            .allows(PLANNED, "supersede", SUPERSEDED, SYSTEM)
            .allows(IN_PROGRESS, "supersede", SUPERSEDED, SYSTEM)
            .allows(HELD, "supersede", SUPERSEDED, SYSTEM)
            .allows(COMPLETED, "supersede", SUPERSEDED, SYSTEM)
            .build();

    @Override
    public Lifecycle<RevenueScheduleStatus> lifecycle() {
        return LIFECYCLE;
    }
}
