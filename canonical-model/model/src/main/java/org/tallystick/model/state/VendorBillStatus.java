package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a bill of a vendor is. */
public enum VendorBillStatus implements State<VendorBillStatus> {
    /** It came in. */
    RECEIVED,
    /** It agrees with what was ordered and worked. */
    MATCHED,
    /** May be posted. */
    APPROVED,
    /** In the ledger. */
    POSTED,
    /** Paid. */
    PAID,
    /** We object. */
    DISPUTED,
    /** Given up before it was posted. */
    CANCELLED;

    /** Its transitions. */
    public static final Lifecycle<VendorBillStatus> LIFECYCLE = Lifecycle.of(VendorBillStatus.class)
            .startsAt(RECEIVED)
            .allows(RECEIVED, "match", MATCHED, FINANCE, SYSTEM)
            .allows(MATCHED, "approve", APPROVED, APPROVER)
            .allows(APPROVED, "post", POSTED, SYSTEM)
            .allows(POSTED, "pay", PAID, FINANCE)
            .allows(RECEIVED, "dispute", DISPUTED, FINANCE)
            .allows(MATCHED, "dispute", DISPUTED, FINANCE)
            .allows(DISPUTED, "settle", RECEIVED, FINANCE)
            .allows(RECEIVED, "cancel", CANCELLED, FINANCE)
            .allows(MATCHED, "cancel", CANCELLED, FINANCE)
            .allows(DISPUTED, "cancel", CANCELLED, FINANCE)
            .allows(APPROVED, "cancel", CANCELLED, FINANCE)
            .build();

    @Override
    public Lifecycle<VendorBillStatus> lifecycle() {
        return LIFECYCLE;
    }
}
