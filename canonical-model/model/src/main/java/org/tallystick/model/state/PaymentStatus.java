package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a payment is. */
public enum PaymentStatus implements State<PaymentStatus> {
    /** Announced. */
    PENDING,
    /** In the bank. */
    RECEIVED,
    /** A part is set against documents. */
    PARTLY_APPLIED,
    /** All of it is set against documents. */
    APPLIED,
    /** The bank took it back. */
    BOUNCED,
    /** Paid back. */
    REFUNDED;

    /** Its transitions. */
    public static final Lifecycle<PaymentStatus> LIFECYCLE = Lifecycle.of(PaymentStatus.class)
            .startsAt(PENDING)
            .startsAt(RECEIVED)
            .allows(PENDING, "receive", RECEIVED, SYSTEM)
            .allows(RECEIVED, "apply-part", PARTLY_APPLIED, FINANCE, SYSTEM)
            .allows(RECEIVED, "apply", APPLIED, FINANCE, SYSTEM)
            .allows(PARTLY_APPLIED, "apply", APPLIED, FINANCE, SYSTEM)
            .allows(APPLIED, "unapply", PARTLY_APPLIED, FINANCE)
            .allows(PARTLY_APPLIED, "unapply", RECEIVED, FINANCE)
            .allows(APPLIED, "unapply-all", RECEIVED, FINANCE)
            .allows(RECEIVED, "bounce", BOUNCED, SYSTEM)
            .allows(PARTLY_APPLIED, "bounce", BOUNCED, SYSTEM)
            .allows(APPLIED, "bounce", BOUNCED, SYSTEM)
            .allows(RECEIVED, "refund", REFUNDED, FINANCE)
            .allows(PARTLY_APPLIED, "refund", REFUNDED, FINANCE)
            .build();

    @Override
    public Lifecycle<PaymentStatus> lifecycle() {
        return LIFECYCLE;
    }
}
