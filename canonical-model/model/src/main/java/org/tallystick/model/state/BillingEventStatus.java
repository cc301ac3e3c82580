package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a reason to bill is. An event is never deleted. */
public enum BillingEventStatus implements State<BillingEventStatus> {
    /** Being put together. */
    DRAFT,
    /** All rules hold. */
    VALIDATED,
    /** A rule does not hold. */
    BLOCKED,
    /** Given up before release. */
    CANCELLED,
    /** May go to the ERP. */
    RELEASED,
    /** Sent to the ERP. */
    SUBMITTED,
    /** Sent, and nobody knows whether it arrived. */
    UNKNOWN,
    /** The ERP has it. */
    ACCEPTED,
    /** On an invoice. */
    INVOICED,
    /** On an invoice, credited in part. */
    PARTLY_CREDITED,
    /** On an invoice, credited whole. */
    CREDITED;

    /** Its transitions. */
    public static final Lifecycle<BillingEventStatus> LIFECYCLE = Lifecycle.of(BillingEventStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "validate", VALIDATED, SYSTEM)
            .allows(VALIDATED, "release", RELEASED, FINANCE)
            .allows(RELEASED, "submit", SUBMITTED, SYSTEM)
            .allows(SUBMITTED, "accept", ACCEPTED, SYSTEM)
            .allows(ACCEPTED, "invoice", INVOICED, SYSTEM)
            .allows(DRAFT, "block", BLOCKED, SYSTEM)
            .allows(VALIDATED, "block", BLOCKED, SYSTEM)
            .allows(BLOCKED, "mend", DRAFT, FINANCE)
            .allows(DRAFT, "cancel", CANCELLED, FINANCE)
            .allows(VALIDATED, "cancel", CANCELLED, FINANCE)
            .allows(RELEASED, "recall", DRAFT, FINANCE)
            .allows(SUBMITTED, "lose", UNKNOWN, SYSTEM)
            .allows(UNKNOWN, "resubmit", SUBMITTED, SYSTEM)
            .allows(UNKNOWN, "find", ACCEPTED, SYSTEM)
            .allows(UNKNOWN, "block", BLOCKED, SYSTEM)
            .allows(INVOICED, "credit-part", PARTLY_CREDITED, SYSTEM)
            .allows(INVOICED, "credit", CREDITED, SYSTEM)
            .allows(PARTLY_CREDITED, "credit", CREDITED, SYSTEM)
            .build();

    @Override
    public Lifecycle<BillingEventStatus> lifecycle() {
        return LIFECYCLE;
    }
}
