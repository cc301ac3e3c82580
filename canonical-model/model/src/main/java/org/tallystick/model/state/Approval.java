package org.tallystick.model.state;

/** The approval axis of what people submit. Separate from billing and posting (CM-8). */
public enum Approval {
    /** Being written. */
    DRAFT,
    /** Waits for an approver. */
    SUBMITTED,
    /** Accepted. */
    APPROVED,
    /** Refused, or cancelled. */
    REJECTED;

    /**
     * Whether someone has settled it. The newest decided version counts; one that is not never replaces it (RULES section 0).
     */
    public boolean isDecided() {
        return this == APPROVED || this == REJECTED;
    }
}
