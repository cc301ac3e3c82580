package org.tallystick.engine.idempotency;

import java.io.Serial;

/** The key was used with another payload; nothing was done. A changed payload needs a new business version, hence a new key (F-DUP-07). */
public final class PayloadMismatchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PayloadMismatchException(IdempotencyKey key, PayloadFingerprint stored, PayloadFingerprint given) {
        super("F-DUP-07: %s belongs to payload %s, not to %s. A changed payload needs a new business version."
                .formatted(key, stored, given));
    }
}
