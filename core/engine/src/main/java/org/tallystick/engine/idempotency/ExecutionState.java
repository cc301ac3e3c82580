package org.tallystick.engine.idempotency;

/** Where the execution under one key stands. A key that was never used has no state. */
public enum ExecutionState {
    /** Someone runs it, as long as the lease lasts. */
    RUNNING,
    /** It was applied; the result is stored. */
    DONE,
    /** It was certainly not applied; the next caller runs it. */
    FAILED_RETRYABLE,
    /** It was refused for good; the problem is stored. */
    FAILED_PERMANENT,
    /** Nobody knows whether it was applied: it must be looked up (RES-3). */
    UNKNOWN,
    /** A person settles it. */
    PARKED;

    /** Whether an execution that ended so may be forgotten: its outcome is known. */
    boolean isSettled() {
        return this == DONE || this == FAILED_RETRYABLE || this == FAILED_PERMANENT;
    }

    /** Whether whoever holds the lease may put it so. */
    boolean maySettleAs(ExecutionState next) {
        return switch (this) {
            case RUNNING -> next != RUNNING && next != PARKED;
            case UNKNOWN -> next == DONE || next == RUNNING || next == UNKNOWN || next == PARKED;
            case DONE, FAILED_RETRYABLE, FAILED_PERMANENT, PARKED -> false;
        };
    }
}
