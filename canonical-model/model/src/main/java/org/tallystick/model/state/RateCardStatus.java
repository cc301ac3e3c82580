package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** Whether prices may be taken from a card. */
public enum RateCardStatus implements State<RateCardStatus> {
    /** Being written. */
    DRAFT,
    /** Agreed; its period has not begun. */
    APPROVED,
    /** In force. */
    ACTIVE,
    /** Its period is over. */
    EXPIRED,
    /** Another card took its place. */
    SUPERSEDED;

    /** Its transitions. */
    public static final Lifecycle<RateCardStatus> LIFECYCLE = Lifecycle.of(RateCardStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "approve", APPROVED, APPROVER)
            .allows(APPROVED, "activate", ACTIVE, APPROVER, SYSTEM)
            .allows(ACTIVE, "expire", EXPIRED, SYSTEM)
            .allows(ACTIVE, "supersede", SUPERSEDED, APPROVER, SYSTEM)
            .build();

    @Override
    public Lifecycle<RateCardStatus> lifecycle() {
        return LIFECYCLE;
    }
}
