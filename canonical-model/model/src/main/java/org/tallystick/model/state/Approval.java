package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.APPROVER;
import static org.tallystick.model.state.Actor.OWNER;
import static org.tallystick.model.state.Actor.SYSTEM;

/** The approval axis of what people submit. Separate from billing and posting (CM-8). */
public enum Approval implements State<Approval> {
    /** Being written. */
    DRAFT,
    /** Waits for an approver. */
    SUBMITTED,
    /** Accepted. */
    APPROVED,
    /** Refused, or cancelled. */
    REJECTED,
    /** Taken back by who submitted it. */
    RECALLED,
    /** Accepted; who submitted it asks for it back. */
    RECALL_REQUESTED,
    /** Accepted once, and undone. For good: a replacement is another record. */
    REVERSED;

    /** Its transitions. */
    public static final Lifecycle<Approval> LIFECYCLE = Lifecycle.of(Approval.class)
            .startsAt(DRAFT)
            .allows(DRAFT, "submit", SUBMITTED, OWNER)
            .allows(SUBMITTED, "approve", APPROVED, APPROVER)
            .allows(SUBMITTED, "reject", REJECTED, APPROVER)
            .allows(REJECTED, "rework", DRAFT, OWNER)
            .allows(SUBMITTED, "recall", RECALLED, OWNER)
            .allows(RECALLED, "rework", DRAFT, OWNER)
            .allows(APPROVED, "request-recall", RECALL_REQUESTED, OWNER)
            .allows(RECALL_REQUESTED, "reverse", REVERSED, APPROVER)
            .allows(RECALL_REQUESTED, "keep", APPROVED, APPROVER)
            .allows(APPROVED, "reopen", DRAFT, SYSTEM)
            .build();

    @Override
    public Lifecycle<Approval> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Whether someone has settled it. The newest decided version counts; one that is not never replaces it (RULES rule 0).
     */
    public boolean isDecided() {
        return this == APPROVED || this == REJECTED || this == REVERSED;
    }
}
