package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.SYSTEM;

/** Whether a tax is settled. The ERP or its tax engine owns the final one. */
public enum TaxStatus implements State<TaxStatus> {
    /** Our own estimate. */
    ESTIMATED,
    /** As filed. */
    FINAL,
    /** Gone with its document. */
    VOIDED;

    /** Its transitions. */
    public static final Lifecycle<TaxStatus> LIFECYCLE = Lifecycle.of(TaxStatus.class)
            .startsAt(ESTIMATED)
            .allows(ESTIMATED, "finalize", FINAL, SYSTEM)
            .allows(ESTIMATED, "void", VOIDED, SYSTEM)
            .allows(FINAL, "void", VOIDED, SYSTEM)
            .build();

    @Override
    public Lifecycle<TaxStatus> lifecycle() {
        return LIFECYCLE;
    }
}
