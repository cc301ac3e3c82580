package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far an amendment of a contract is. */
public enum AmendmentStatus implements State<AmendmentStatus> {
    /** Being written. */
    DRAFT,
    /** Agreed inside the firm. */
    APPROVED,
    /** Signed: it is part of the contract and never changes. */
    EXECUTED,
    /** Refused. */
    REJECTED;

    /** Its transitions. */
    public static final Lifecycle<AmendmentStatus> LIFECYCLE = Lifecycle.of(AmendmentStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "approve", APPROVED, APPROVER)
            .allows(DRAFT, "reject", REJECTED, APPROVER)
            .allows(APPROVED, "execute", EXECUTED, APPROVER, SYSTEM)
            .allows(APPROVED, "reject", REJECTED, APPROVER)
            .build();

    @Override
    public Lifecycle<AmendmentStatus> lifecycle() {
        return LIFECYCLE;
    }
}
