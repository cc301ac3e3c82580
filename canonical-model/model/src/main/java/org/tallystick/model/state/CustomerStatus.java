package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** Whether business is done with a customer. */
public enum CustomerStatus implements State<CustomerStatus> {
    /** Not yet sold to. */
    PROSPECT,
    /** Business as usual. */
    ACTIVE,
    /** Nothing new is billed to it; time is still recorded. */
    ON_HOLD,
    /** No business is done with it now. */
    INACTIVE,
    /** It is another customer now, its survivor. For good. */
    MERGED,
    /** Its personal data are gone. For good. */
    ERASED;

    /** Its transitions. */
    public static final Lifecycle<CustomerStatus> LIFECYCLE = Lifecycle.of(CustomerStatus.class)
            .startsAt(PROSPECT)
            .startsAt(ACTIVE)
            .allows(PROSPECT, "win", ACTIVE, OWNER, SYSTEM)
            .allows(ACTIVE, "hold", ON_HOLD, FINANCE)
            .allows(ON_HOLD, "release", ACTIVE, FINANCE)
            .allows(ON_HOLD, "deactivate", INACTIVE, FINANCE, SYSTEM)
            .allows(INACTIVE, "reactivate", ACTIVE, FINANCE, SYSTEM)
            .allows(INACTIVE, "merge", MERGED, SYSTEM)
            .when("CUSTOMER_SURVIVOR")
            .allows(INACTIVE, "erase", ERASED, SYSTEM)
            .withReason()
            .build();

    @Override
    public Lifecycle<CustomerStatus> lifecycle() {
        return LIFECYCLE;
    }
}
