package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.SYSTEM;

/** How much of an invoice is credited. */
public enum Correction implements State<Correction> {
    /** Nothing. */
    NONE,
    /** A part. */
    PARTLY_CREDITED,
    /** All of it. */
    FULLY_CREDITED;

    /** Its transitions. */
    public static final Lifecycle<Correction> LIFECYCLE = Lifecycle.of(Correction.class)
            .startsAt(NONE)
            .allows(NONE, "credit-part", PARTLY_CREDITED, SYSTEM)
            .allows(NONE, "credit", FULLY_CREDITED, SYSTEM)
            .allows(PARTLY_CREDITED, "credit", FULLY_CREDITED, SYSTEM)
            .build();

    @Override
    public Lifecycle<Correction> lifecycle() {
        return LIFECYCLE;
    }
}
