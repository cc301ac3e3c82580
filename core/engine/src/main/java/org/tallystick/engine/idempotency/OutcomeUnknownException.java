package org.tallystick.engine.idempotency;

import java.io.Serial;

/** Nobody knows whether the write was applied, and the look-up did not tell; nothing was sent (RES-3). */
public final class OutcomeUnknownException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean parked;

    OutcomeUnknownException(IdempotencyKey key, boolean parked) {
        super("RES-3: whether %s was applied is unknown. %s"
                .formatted(key, parked ? "A person settles it." : "Look it up before it is sent again."));
        this.parked = parked;
    }

    /** Whether it waits for a person, so that asking again does not help. */
    public boolean isParked() {
        return parked;
    }
}
