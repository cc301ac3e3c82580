package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** The billing axis of what may be billed. Separate from its approval (CM-8). */
public enum BillingState implements State<BillingState> {
    /** Nobody pays for it. */
    NOT_BILLABLE,
    /** To be billed. */
    UNBILLED,
    /** To be billed, once what holds it is settled. */
    HELD,
    /** In a billing event that is not released. */
    READY,
    /** In a billing event that is on its way to the ERP. */
    RELEASED,
    /** On an invoice. */
    INVOICED,
    /** On an invoice, and credited. */
    CREDITED,
    /** Given up. For good. */
    WRITTEN_OFF;

    /** Its transitions. */
    public static final Lifecycle<BillingState> LIFECYCLE = Lifecycle.of(BillingState.class)
            .startsAt(NOT_BILLABLE)
            .startsAt(UNBILLED)
            .allows(NOT_BILLABLE, "make-billable", UNBILLED, OWNER, SYSTEM)
            .allows(UNBILLED, "make-free", NOT_BILLABLE, OWNER, SYSTEM)
            .allows(UNBILLED, "hold", HELD, FINANCE, SYSTEM)
            .allows(HELD, "release", UNBILLED, FINANCE)
            .allows(UNBILLED, "select", READY, SYSTEM)
            .allows(READY, "deselect", UNBILLED, FINANCE, SYSTEM)
            .allows(READY, "release", RELEASED, FINANCE)
            .allows(RELEASED, "recall", READY, FINANCE)
            .allows(RELEASED, "invoice", INVOICED, SYSTEM)
            .allows(INVOICED, "credit", CREDITED, SYSTEM)
            .allows(CREDITED, "restore", UNBILLED, SYSTEM)
            .allows(UNBILLED, "write-off", WRITTEN_OFF, FINANCE)
            .withReason()
            .allows(HELD, "write-off", WRITTEN_OFF, FINANCE)
            .withReason()
            .build();

    @Override
    public Lifecycle<BillingState> lifecycle() {
        return LIFECYCLE;
    }
}
