package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a credit is. */
public enum CreditMemoStatus implements State<CreditMemoStatus> {
    /** Being written. */
    DRAFT,
    /** May be issued. */
    APPROVED,
    /** The customer has it. */
    ISSUED,
    /** A part is set against invoices. */
    PARTLY_APPLIED,
    /** All of it is set against invoices. */
    APPLIED,
    /** What was left was paid out. */
    REFUNDED,
    /** Given up before it was approved. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<CreditMemoStatus> LIFECYCLE = Lifecycle.of(CreditMemoStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "approve", APPROVED, APPROVER)
            .allows(APPROVED, "issue", ISSUED, SYSTEM)
            .allows(ISSUED, "apply-part", PARTLY_APPLIED, FINANCE, SYSTEM)
            .allows(ISSUED, "apply", APPLIED, FINANCE, SYSTEM)
            .allows(PARTLY_APPLIED, "apply", APPLIED, FINANCE, SYSTEM)
            .allows(APPLIED, "unapply", PARTLY_APPLIED, FINANCE)
            .allows(PARTLY_APPLIED, "unapply", ISSUED, FINANCE)
            .allows(ISSUED, "refund", REFUNDED, FINANCE)
            .allows(PARTLY_APPLIED, "refund", REFUNDED, FINANCE)
            .allows(DRAFT, "cancel", CANCELLED, FINANCE)
            .build();

    @Override
    public Lifecycle<CreditMemoStatus> lifecycle() {
        return LIFECYCLE;
    }

    /** Whether the customer has it, so that its content never changes again. */
    public boolean isIssued() {
        return this == ISSUED || this == PARTLY_APPLIED || this == APPLIED || this == REFUNDED;
    }
}
