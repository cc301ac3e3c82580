package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far an invoice is. An issued one never changes. */
public enum DocumentStatus implements State<DocumentStatus> {
    /** Being written. */
    DRAFT,
    /** Waits for an approver. */
    IN_REVIEW,
    /** May be issued. */
    APPROVED,
    /** The customer has it. For good. */
    ISSUED,
    /** Given up before it was approved. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<DocumentStatus> LIFECYCLE = Lifecycle.of(DocumentStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "submit", IN_REVIEW, FINANCE, SYSTEM)
            .allows(IN_REVIEW, "approve", APPROVED, APPROVER)
            .allows(APPROVED, "issue", ISSUED, SYSTEM)
            .when("INVOICE_NUMBER")
            .allows(DRAFT, "cancel", CANCELLED, FINANCE)
            .allows(IN_REVIEW, "cancel", CANCELLED, FINANCE, APPROVER)
            .build();

    @Override
    public Lifecycle<DocumentStatus> lifecycle() {
        return LIFECYCLE;
    }
}
