package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far a journal entry is. A posted one never changes. */
public enum JournalStatus implements State<JournalStatus> {
    /** Being written. */
    DRAFT,
    /** May be posted. */
    APPROVED,
    /** In the ledger. */
    POSTED,
    /** Undone by another entry. */
    REVERSED,
    /** Refused. */
    REJECTED;

    /** Its transitions. */
    public static final Lifecycle<JournalStatus> LIFECYCLE = Lifecycle.of(JournalStatus.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "approve", APPROVED, APPROVER)
            .allows(DRAFT, "reject", REJECTED, APPROVER)
            .allows(APPROVED, "post", POSTED, SYSTEM)
            .allows(POSTED, "reverse", REVERSED, FINANCE, SYSTEM)
            .build();

    @Override
    public Lifecycle<JournalStatus> lifecycle() {
        return LIFECYCLE;
    }
}
