package org.tallystick.engine.idempotency;

import java.io.Serial;
import java.time.Instant;

/** Someone else runs or looks up the key; nothing was done. */
public final class ExecutionInProgressException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Instant until;

    ExecutionInProgressException(IdempotencyKey key, Instant until) {
        super("%s is in progress until %s. Ask again then.".formatted(key, until));
        this.until = until;
    }

    /** When their lease ends. */
    public Instant until() {
        return until;
    }
}
