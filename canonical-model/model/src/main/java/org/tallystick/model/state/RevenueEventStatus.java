package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far one step of recognition is. */
public enum RevenueEventStatus implements State<RevenueEventStatus> {
    /** Computed. */
    CALCULATED,
    /** May be posted. */
    APPROVED,
    /** In the ledger. */
    POSTED,
    /** Undone by another event. */
    REVERSED;

    /** Its transitions. */
    public static final Lifecycle<RevenueEventStatus> LIFECYCLE = Lifecycle.of(RevenueEventStatus.class)
            .startsAt(CALCULATED)
            .allows(CALCULATED, "approve", APPROVED, FINANCE, APPROVER)
            .allows(APPROVED, "post", POSTED, SYSTEM)
            .allows(POSTED, "reverse", REVERSED, SYSTEM)
            .build();

    @Override
    public Lifecycle<RevenueEventStatus> lifecycle() {
        return LIFECYCLE;
    }
}
