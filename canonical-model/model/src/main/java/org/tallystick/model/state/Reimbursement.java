package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;

/** Whether a person got back what they spent. */
public enum Reimbursement implements State<Reimbursement> {
    /** Nothing is due. */
    NONE,
    /** Waits for approval. */
    PENDING,
    /** Will be paid. */
    APPROVED,
    /** Paid. */
    PAID,
    /** Refused. */
    REJECTED;

    /** Its transitions. */
    public static final Lifecycle<Reimbursement> LIFECYCLE = Lifecycle.of(Reimbursement.class)
            .startsAt(NONE)
            .startsAt(PENDING)
            .allows(PENDING, "approve", APPROVED, APPROVER)
            .allows(PENDING, "reject", REJECTED, APPROVER)
            .allows(APPROVED, "pay", PAID, FINANCE)
            .allows(APPROVED, "reject", REJECTED, FINANCE)
            .build();

    @Override
    public Lifecycle<Reimbursement> lifecycle() {
        return LIFECYCLE;
    }
}
