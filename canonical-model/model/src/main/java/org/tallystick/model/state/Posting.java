package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** Whether a document is in the ledger. */
public enum Posting implements State<Posting> {
    /** Not in the ledger. */
    UNPOSTED,
    /** In the ledger. For good: it is corrected by another document. */
    POSTED;

    /** Its transitions. */
    public static final Lifecycle<Posting> LIFECYCLE = Lifecycle.of(Posting.class)
            .startsAt(UNPOSTED)
            .allows(UNPOSTED, "post", POSTED, FINANCE, SYSTEM)
            .build();

    @Override
    public Lifecycle<Posting> lifecycle() {
        return LIFECYCLE;
    }
}
